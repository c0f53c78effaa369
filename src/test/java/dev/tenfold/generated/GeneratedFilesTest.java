package dev.tenfold.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Files of the repository that are written from the code: they are compared here, and written again
 * by {@code make docs}, which sets {@code generated.update}.
 */
class GeneratedFilesTest {
  /** Every such file, and what its text is to be. */
  private static final Map<String, Supplier<String>> FILES =
      new TreeMap<>(
          Map.of(
              "docs/frameworks.md", FrameworksPage::text,
              "docs/kinds.md", KindsPage::text,
              "docs/thresholds.md", ThresholdsPage::text,
              "charts/tenfold/files/kinds.yaml", ChartKinds::text,
              "charts/tenfold/values.schema.json", ChartSchema::text,
              "charts/tenfold/README.md", ChartReadme::text));

  @TestFactory
  Stream<DynamicTest> everyFileIsWhatTheCodeSays() {
    return FILES.entrySet().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getKey(), () -> compare(Path.of(file.getKey()), file.getValue().get())));
  }

  private static void compare(Path file, String text) throws IOException {
    if (Boolean.getBoolean("generated.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return;
    }
    assertEquals(
        text,
        Files.exists(file) ? Files.readString(file) : "",
        file + " is stale: run make docs deploy");
  }
}
