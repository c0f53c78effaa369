package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --fix} and {@code --diff} do with files, and what they leave alone. */
class FixTest {
  private static final String QLORA = "--use_peft, --load_in_4bit";
  private static final String COPIED =
      job("zephyr", "trl, sft, " + QLORA + ", --learning_rate=2e-5");
  private static final String RIGHT =
      job("zephyr", "trl, sft, " + QLORA + ", --learning_rate=2.0e-4");
  private static final String RECIPE =
      """
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: r}
      data:
        train.yaml: |
          learning_rate: %s
      """;

  @TempDir Path folder;

  private static String job(String name, String words) {
    return """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: %s, namespace: team-a}
    spec:
      template:
        spec:
          containers:
            - name: train
              command: [%s]
              volumeMounts: [{name: r, mountPath: /r}]
          volumes: [{name: r, configMap: {name: r}}]
    """
        .formatted(name, words);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theReportSaysWhatWasFixedAndWhatIsLeft() throws IOException {
    Path file = file("job.yaml", COPIED);
    Tool tool = Tool.run("check", "--fix", file);
    assertEquals(0, tool.status());
    assertEquals(
        """
        FIXED  %s:9  Job team-a/zephyr
          2e-5 is now 2.0e-4

        1 object, 1 run: 0 denied, 0 to patch, 0 warned, 0 unknown, 1 place fixed
        """
            .formatted(file),
        tool.out());
    assertEquals(RIGHT, Files.readString(file));
  }

  @Test
  void theJsonReportListsThePlaces() throws IOException {
    Path file = file("job.yaml", COPIED);
    JsonNode report =
        new ObjectMapper().readTree(Tool.run("check", "--fix", "-o", "json", file).out());
    assertEquals(
        "[{\"file\":\"" + file + "\",\"line\":9,\"from\":\"2e-5\",\"to\":\"2.0e-4\"}]",
        report.path("fixed").toString());
    assertEquals(0, report.path("summary").path("denied").asInt());
    assertEquals("ok", report.at("/results/0/runs/0/verdict").asText());
  }

  @Test
  void theDifferenceIsOneThatGitTakesAndTheReportIsElsewhere() throws Exception {
    Path file = file("job.yaml", COPIED.stripTrailing());
    Tool tool = Tool.run("check", "--diff", file);
    assertEquals(1, tool.status());
    assertEquals(
        """
        --- a%1$s
        +++ b%1$s
        @@ -6,6 +6,6 @@
             spec:
               containers:
                 - name: train
        -          command: [trl, sft, --use_peft, --load_in_4bit, --learning_rate=2e-5]
        +          command: [trl, sft, --use_peft, --load_in_4bit, --learning_rate=2.0e-4]
                   volumeMounts: [{name: r, mountPath: /r}]
               volumes: [{name: r, configMap: {name: r}}]
        \\ No newline at end of file
        """
            .formatted(file),
        tool.out());
    assertTrue(tool.err().contains("DENY  " + file + ":1  Job team-a/zephyr"), tool.err());
    assertEquals(COPIED.stripTrailing(), Files.readString(file));
    Process git =
        new ProcessBuilder("git", "apply", "--unsafe-paths", "--directory=/", "-p1")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    git.getOutputStream().write(tool.out().getBytes(StandardCharsets.UTF_8));
    git.getOutputStream().close();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, git.waitFor(), said);
    assertEquals(RIGHT.stripTrailing(), Files.readString(file));
  }

  @Test
  void fixedTextOfStandardInputIsAllOfStandardOutput() {
    Tool tool = Tool.withInput(COPIED, "check", "--fix", "-");
    assertEquals(RIGHT, tool.out());
    assertTrue(tool.err().contains("FIXED  -:9  Job team-a/zephyr"), tool.err());
    assertEquals(0, tool.status());
    String other = "kind: Nothing\n";
    assertEquals(other, Tool.withInput(other, "check", "--fix", "-").out());
  }

  @Test
  void aReportForMachinesAndTheFixedTextDoNotShareStandardOutput() {
    Tool tool = Tool.withInput(COPIED, "check", "--fix", "-o", "json", "-");
    assertEquals(2, tool.status());
    assertEquals("", tool.out());
    assertTrue(
        tool.err().equals("tenfold: -o json cannot share standard output with --fix -\n"),
        tool.err());
  }

  @Test
  void theModeStaysAndALinkStaysALink() throws IOException {
    Path file = file("job.yaml", COPIED);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("job.yaml"));
    assertEquals(0, Tool.run("check", "--fix", link).status());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(RIGHT, Files.readString(file));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of("job.yaml", "link.yaml"), names());
  }

  @Test
  void aFileUnderTwoNamesIsEditedOnce() throws IOException {
    Path file = file("job.yaml", COPIED);
    Files.createSymbolicLink(folder.resolve("link.yaml"), file);
    assertEquals(0, Tool.run("check", "--fix", folder).status());
    assertEquals(RIGHT, Files.readString(file));
  }

  @Test
  void aFileThatNeedsNothingIsNotWritten() throws IOException {
    Path file = file("job.yaml", RIGHT);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    Tool.run("check", "--fix", folder);
    assertEquals(FileTime.fromMillis(1_000_000), Files.getLastModifiedTime(file));
  }

  @Test
  void aFileThatChangedMeanwhileIsLeftAsItIs() throws IOException {
    Path file = file("job.yaml", "new");
    assertEquals(
        Optional.of("it has changed since it was read"), FileWriting.replace(file, "old", "fixed"));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("job.yaml"), names());
  }

  @Test
  void aFileThatCannotBeReplacedIsAProblemAndWhole() throws IOException {
    Path gone = folder.resolve("gone.yaml");
    assertEquals(Optional.of("it cannot be written"), FileWriting.replace(gone, "old", "fixed"));
    assertEquals(List.of(), names());
  }

  @Test
  void theConfigMapOfTheRightNamespaceInAnotherFileIsEdited() throws IOException {
    file("job.yaml", job("zephyr", "trl, sft, --config, /r/train.yaml, " + QLORA));
    String map = RECIPE.formatted("2e-5");
    Path ours = file("ours.yaml", map.replace("{name: r}", "{name: r, namespace: team-a}"));
    Path theirs = file("theirs.yaml", map.replace("{name: r}", "{name: r, namespace: team-b}"));
    Tool tool = Tool.run("check", "--fix", folder);
    assertEquals(0, tool.status(), tool.out());
    assertTrue(Files.readString(ours).contains("learning_rate: 2.0e-4\n"));
    assertTrue(Files.readString(theirs).contains("learning_rate: 2e-5\n"));
  }

  @Test
  void aRecipeThatStagesShareStaysAndTheCommandLinesDiffer() throws IOException {
    Path file =
        file(
            "jobs.yaml",
            job("sft", "trl, sft, --config, /r/train.yaml, " + QLORA)
                + "---\n"
                + job("dpo", "trl, dpo, --config, /r/train.yaml, " + QLORA)
                + RECIPE.formatted("5e-7"));
    assertEquals(0, Tool.run("check", "--fix", file).status());
    String fixed = Files.readString(file);
    assertTrue(fixed.contains(QLORA + ", --learning_rate=2.0e-4]"), fixed);
    assertTrue(fixed.contains(QLORA + ", --learning_rate=5.0e-6]"), fixed);
    assertTrue(fixed.contains("learning_rate: 5e-7\n"), fixed);
  }

  @Test
  void aVariableThatAnotherRunNeedsAsItIsIsLeftAloneWithTheReason() throws IOException {
    String script =
        "LR=2e-5; trl sft --use_peft --load_in_4bit --learning_rate $LR; trl sft --learning_rate $LR";
    Path file = file("job.yaml", job("zephyr", "sh, -c, '" + script + "'"));
    Tool tool = Tool.run("check", "--fix", file);
    assertEquals(1, tool.status());
    assertEquals(
        "tenfold: "
            + file
            + ":1: left alone, because another run would change with it, of Job \"zephyr\" in "
            + file
            + ":1\n",
        tool.err());
    assertTrue(Files.readString(file).contains(script));
  }

  @Test
  void whatCannotBeMendedTakesNothingElseAlong() throws IOException {
    StringBuilder jobs = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      String shared =
          "\"LR=2e-5; trl sft --use_peft --load_in_4bit --learning_rate $LR; trl sft --learning_rate $LR\"";
      jobs.append(i == 0 ? "" : "---\n")
          .append(i % 7 == 3 ? job("j" + i, "sh, -c, " + shared) : COPIED);
    }
    Path file = file("jobs.yaml", jobs.toString());
    Tool tool = Tool.run("check", "--fix", file);
    assertEquals(3, tool.err().lines().count(), tool.err());
    assertTrue(
        tool.out()
            .endsWith("23 runs: 3 denied, 0 to patch, 0 warned, 0 unknown, 17 places fixed\n"),
        tool.out());
    assertEquals(jobs.toString().replace("=2e-5]", "=2.0e-4]"), Files.readString(file));
  }

  @Test
  void templatesAreLeftAlone() throws IOException {
    Files.writeString(folder.resolve("Chart.yaml"), "name: chart\n");
    Files.createDirectories(folder.resolve("templates"));
    Path template = Files.writeString(folder.resolve("templates/job.yaml"), COPIED);
    Path filled =
        file(
            "filled.yaml",
            job("zephyr", "trl, sft, " + QLORA + ", \"--run_name={{ .Values.x }}\""));
    Tool tool = Tool.run("check", "--fix", folder);
    assertEquals(COPIED, Files.readString(template));
    assertFalse(Files.readString(filled).contains("learning_rate"));
    assertEquals(
        "tenfold: %s: passed over, a Helm template; check what `helm template` prints\n"
                .formatted(template)
            + "tenfold: %s:1: left alone, because placeholders of a template stand among the words\n"
                .formatted(filled),
        tool.err());
  }

  @Test
  void labelsOfHelmAndArgoCdDoNotMatterForTheSource() throws IOException {
    String managed =
        COPIED.replace(
            "namespace: team-a}",
            "labels: {app.kubernetes.io/managed-by: Helm, argocd.argoproj.io/instance: x}}");
    Path file = file("job.yaml", managed);
    assertEquals(0, Tool.run("check", "--fix", file).status());
    assertEquals(managed.replace("2e-5", "2.0e-4"), Files.readString(file));
  }

  @Test
  void whatIsOnlyDoubtfulAndWhatIsAllowedStays() throws IOException {
    String doubtful =
        job("rank", "trl, sft, " + QLORA + ", --lora_r=256, --learning_rate=2e-5")
            + "---\n"
            + job("script", "python, train.py, --use_peft, --learning_rate=2e-5")
            + "---\n"
            + COPIED.replace("namespace: team-a", "annotations: {tenfold.dev/allow: our sweep}")
            + "---\n"
            + job("high", "trl, sft, " + QLORA + ", --learning_rate=1e-2");
    Path file = file("jobs.yaml", doubtful);
    assertEquals("", Tool.run("check", "--fix", file).err());
    assertEquals(doubtful, Files.readString(file));
  }

  @Test
  void whatIsWarnedAboutWithoutDoubtIsFixedToo() throws IOException {
    Path file = file("job.yaml", job("lora", "trl, sft, --use_peft, --learning_rate=2e-5"));
    assertEquals(0, Tool.run("check", "--fix", "--fail-on", "warn", file).status());
    assertTrue(Files.readString(file).contains("--learning_rate=2.0e-4]"));
  }

  @Test
  void whatCouldNotBeReadIsStillAProblem() throws IOException {
    Path file = file("job.yaml", COPIED);
    file("broken.yaml", "a: [\n");
    assertEquals(2, Tool.run("check", "--fix", folder).status());
    assertEquals(RIGHT, Files.readString(file));
  }
}
