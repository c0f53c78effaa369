package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.policy.Policies;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyText;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
  private static final String JOB =
      """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: zephyr, namespace: team-a}
      spec:
        template:
          spec:
            containers:
              - name: train
                command: [trl, sft, --use_peft, --load_in_4bit, --learning_rate, "2e-5"]
      """;
  private static final String WARN =
      """
      apiVersion: tenfold.dev/v1alpha1
      kind: LearningRatePolicy
      metadata: {name: warn}
      spec: {copied: Warn}
      """;
  private static final String PATCH = WARN.replace("warn", "patch").replace("Warn", "Patch");

  @TempDir Path folder;

  @Test
  void theDefaultReadsBackToTheSamePolicy() {
    Run run = Run.tenfold("policy", "default");
    assertEquals(0, run.status());
    assertEquals(Policies.of(Policy.DEFAULT), PolicyText.read(run.out()).found().orElseThrow());
  }

  @Test
  void aValidFileIsSaidToBeOne() throws Exception {
    String file = Run.file(folder, "p.yaml", WARN + "---\n" + PATCH);
    Run run = Run.tenfold("policy", "check", file);
    assertEquals(0, run.status(), run.err());
    assertEquals(
        file
            + ": policy \"patch\" is valid, priority 0\n"
            + file
            + ": policy \"warn\" is valid, priority 0\n",
        run.out());
  }

  @Test
  void everyMistakeIsToldWithItsPlace() throws Exception {
    String file =
        Run.file(
            folder,
            "p.yaml",
            """
            apiVersion: tenfold.dev/v1alpha1
            kind: LearningRatePolicy
            metadata: {name: wrong}
            spec:
              stages:
                - name: sft
                  factor: 1
                  acton: Deny
              high: off
            """);
    Run run = Run.tenfold("policy", "check", file);
    assertEquals(2, run.status());
    assertEquals(
        "tenfold: "
            + file
            + ":7:15: spec.stages[0].factor: write a factor above 1, such as 10: how many times the"
            + " full rate an adapter needs\n"
            + "tenfold: "
            + file
            + ":9:9: spec.high: YAML reads this as a boolean; write \"Off\" in quotes\n",
        run.err());
  }

  @Test
  void aMisspeltFieldIsAMistake() throws Exception {
    String file = Run.file(folder, "p.yaml", WARN.replace("copied", "copyed"));
    Run run = Run.tenfold("policy", "check", file);
    assertEquals(2, run.status());
    assertTrue(
        run.err().contains(":4:16: spec.copyed: unknown field; the fields here are"), run.err());
  }

  @Test
  void aFileWithoutAPolicyIsAMistake() throws Exception {
    String file = Run.file(folder, "p.yaml", "# nothing\n");
    assertEquals(
        "tenfold: " + file + ": it holds no policy; write a LearningRatePolicy\n",
        Run.tenfold("policy", "check", file).err());
    assertEquals(
        "tenfold: " + file + "x: no such file or folder\n",
        Run.tenfold("check", "--policy", file + "x", file).err());
    String job = Run.file(folder, "job.yaml", JOB);
    Run run = Run.tenfold("check", "--policy", job, job);
    assertEquals(2, run.status());
    assertEquals(
        "tenfold: "
            + job
            + ":1:1: it is no policy; write apiVersion: tenfold.dev/v1alpha1, kind:"
            + " LearningRatePolicy\n",
        run.err());
  }

  @Test
  void policiesOfTheInputAreUsed() throws Exception {
    Run.file(folder, "policy.yaml", WARN);
    Run.file(folder, "job.yaml", JOB);
    Run run = Run.tenfold("check", folder.toString());
    assertEquals(0, run.status(), run.out());
    assertTrue(run.out().contains("(policy \"warn\")"), run.out());
  }

  @Test
  void policiesOfTheOptionTakeThePlaceOfThoseInTheInput() throws Exception {
    Path input = Files.createDirectory(folder.resolve("input"));
    Run.file(input, "policy.yaml", WARN);
    Run.file(input, "job.yaml", JOB);
    String other = Run.file(folder, "other.yaml", PATCH);
    Run run = Run.tenfold("check", "--policy", other, input.toString());
    assertEquals(1, run.status(), run.out());
    assertTrue(run.out().contains("(policy \"patch\")"), run.out());
  }

  @Test
  void aWrongPolicyInTheInputIsAnErrorAndTheOthersHold() throws Exception {
    String wrong = WARN.replace("warn", "wrong").replace("Warn", "Refuse");
    String file = Run.file(folder, "all.yaml", wrong + "---\n" + WARN + "---\n" + JOB);
    Run run = Run.tenfold("check", "-o", "json", file);
    assertEquals(2, run.status());
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertEquals("warn", report.path("results").path(0).path("policy").asText());
    assertEquals(
        "{\"file\":\""
            + file
            + "\",\"line\":4,\"column\":16,\"message\":\"spec.copied: \\\"Refuse\\\" is not supported;"
            + " write Deny, Patch, Warn, Audit or Off\"}",
        report.path("errors").path(0).toString());
  }

  @Test
  void namespacesOfTheInputAreRead() throws Exception {
    String namespace =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: team-a, labels: {tenfold.dev/mode: off}}
        """;
    String file = Run.file(folder, "all.yaml", namespace + "---\n" + JOB);
    Run run = Run.tenfold("check", file);
    assertEquals(1, run.status());
    assertTrue(
        run.out()
            .contains(
                "namespace label tenfold.dev/mode is ignored: false is no text; write deny, patch,"
                    + " warn, audit or off in quotes"),
        run.out());
    Run.file(folder, "all.yaml", namespace.replace("off", "\"off\"") + "---\n" + JOB);
    assertEquals(0, Run.tenfold("check", file).status());
  }

  @Test
  void helpNamesTheCommands() {
    Run run = Run.tenfold("policy");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("Missing required subcommand"), run.err());
    assertTrue(Run.tenfold("--help").out().contains("explain"), "explain");
    assertTrue(Run.tenfold("policy", "check", "--help").out().contains("Exit status"), "check");
  }
}
