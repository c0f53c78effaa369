package dev.tenfold.cluster.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The definition that is installed is the one that the types say. */
class DefinitionTest {
  private static final List<Path> COPIES =
      List.of(
          Path.of("charts/tenfold/files/learningratepolicies.yaml"), Path.of("deploy/crd.yaml"));

  @Test
  void theCommittedDefinitionIsTheGeneratedOne() throws Exception {
    String generated = Definition.yaml();
    for (Path copy : COPIES) {
      if (Boolean.getBoolean("generated.update")) {
        Files.writeString(copy, generated);
        System.out.println(copy + " was written");
      }
      assertEquals(generated, Files.readString(copy), copy + " is stale: run make docs");
    }
  }
}
