package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Manifests that others have published, in {@code TENFOLD_MANIFESTS} or {@code
 * ../shared/manifests}: each gets the action that somebody who read it expects. None is refused
 * wrongly.
 */
class PublicManifestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ACTIONS = List.of("allow", "warn", "patch", "deny");

  /** A row of the table: {@code actions} are those that are right. */
  private record Expected(String file, List<String> actions, String reason, String with) {
    static Expected of(String line) {
      String[] cells = line.split("\t", -1);
      return new Expected(cells[0], List.of(cells[8].split("\\|")), cells[9], cells[10]);
    }
  }

  static Optional<Path> folder() {
    String variable = System.getenv("TENFOLD_MANIFESTS");
    Path named = Path.of(variable == null || variable.isBlank() ? "../shared/manifests" : variable);
    return Optional.of(named).filter(Files::isDirectory);
  }

  @TestFactory
  Stream<DynamicTest> eachGetsTheActionThatItsReaderExpects(@TempDir Path work) throws IOException {
    Assumptions.assumeTrue(
        folder().isPresent(), "no public manifests in TENFOLD_MANIFESTS or ../shared/manifests");
    Path folder = folder().orElseThrow();
    System.out.println("public manifests of " + folder);
    List<Expected> rows =
        Files.readAllLines(folder.resolve("EXPECTED.tsv")).stream()
            .skip(1)
            .map(Expected::of)
            .toList();
    return rows.stream()
        .map(row -> DynamicTest.dynamicTest(row.file(), () -> judged(folder, row, work)));
  }

  private static void judged(Path folder, Expected row, Path work) throws IOException {
    JsonNode report = check(input(folder, row, work));
    String action = action(report);
    assertTrue(
        row.actions().contains(action),
        action + " instead of " + row.actions() + " (" + row.reason() + "): " + report);
  }

  private static String action(JsonNode report) {
    List<String> actions = report.path("results").findValuesAsText("action");
    return actions.stream().max(Comparator.comparingInt(ACTIONS::indexOf)).orElse("allow");
  }

  private static List<Path> input(Path folder, Expected row, Path work) throws IOException {
    Path file = folder.resolve(row.file());
    if (row.with().isEmpty()) {
      return List.of(file);
    }
    return row.with().startsWith("as the JSON configuration")
        ? List.of(configured(file, work))
        : List.of(file, folder.resolve(row.with()));
  }

  /** A job of fms-hf-tuning that reads the file, which a ConfigMap mounts. */
  private static Path configured(Path configuration, Path work) throws IOException {
    ObjectNode list =
        (ObjectNode)
            JSON.readTree(
                """
                {"apiVersion": "v1", "kind": "List", "items": [
                  {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "configuration"}},
                  {"apiVersion": "kubeflow.org/v1", "kind": "PyTorchJob", "metadata": {"name": "sft"},
                   "spec": {"pytorchReplicaSpecs": {"Master": {"template": {"spec": {
                    "containers": [{"name": "pytorch", "image": "quay.io/modh/fms-hf-tuning:v3.1.0",
                     "env": [{"name": "SFT_TRAINER_CONFIG_JSON_PATH", "value": "/etc/config/config.json"}],
                     "volumeMounts": [{"name": "config", "mountPath": "/etc/config"}]}],
                    "volumes": [{"name": "config", "configMap": {"name": "configuration"}}]}}}}}}]}
                """);
    ((ObjectNode) list.path("items").path(0))
        .putObject("data")
        .put("config.json", Files.readString(configuration));
    Path input = work.resolve(configuration.getFileName().toString());
    Files.writeString(input, list.toString());
    return input;
  }

  private static JsonNode check(List<Path> paths) throws IOException {
    List<String> args = new ArrayList<>(List.of("check", "-o", "json"));
    paths.forEach(path -> args.add(path.toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Tenfold.run(
            args.toArray(String[]::new),
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertTrue(
        Arrays.asList(0, 1, 2).contains(status)
            && !err.toString(StandardCharsets.UTF_8).contains("defect"),
        err.toString(StandardCharsets.UTF_8));
    return JSON.readTree(out.toByteArray());
  }
}
