package dev.tenfold.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.Policies;
import dev.tenfold.policy.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
  private static final long LOOKED_AT_AGAIN_MILLIS = 600;

  @TempDir Path folder;

  private static String policy(String name, String spec) {
    return """
    apiVersion: tenfold.dev/v1alpha1
    kind: LearningRatePolicy
    metadata: {name: %s}
    spec: %s
    """
        .formatted(name, spec);
  }

  private static List<String> names(PolicyFile file) throws InterruptedException {
    Thread.sleep(LOOKED_AT_AGAIN_MILLIS);
    return file.get().inOrder().stream().map(Policy::name).toList();
  }

  @Test
  void aChangedFileIsReadAgainAndABrokenOneLeavesTheLastGoodPolicies() throws Exception {
    Path path = folder.resolve("policy.yaml");
    Files.writeString(path, policy("a", "{}") + "---\n" + policy("b", "{priority: 1}"));
    PolicyFile file = new PolicyFile(Optional.of(path.toString()));
    assertEquals(List.of("b", "a"), names(file));
    Files.writeString(path, policy("c", "{copied: Warn}"));
    assertEquals(List.of("c"), names(file));
    Files.writeString(path, policy("d", "{copied: Refuse}"));
    assertEquals(List.of("c"), names(file));
    Files.writeString(path, policy("e", "{copyed: Warn}"));
    assertEquals(List.of("c"), names(file));
    Files.delete(path);
    assertEquals(List.of("c"), names(file));
    Files.writeString(path, policy("f", "{}"));
    assertEquals(List.of("f"), names(file));
  }

  @Test
  void withoutAFileThereAreNoPolicies() {
    assertEquals(Policies.NONE, new PolicyFile(Optional.empty()).get());
    assertEquals(Policies.NONE, new PolicyFile(Optional.of(" ")).get());
  }
}
