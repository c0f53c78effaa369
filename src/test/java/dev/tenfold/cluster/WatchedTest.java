package dev.tenfold.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.policy.Policy;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A watch that does not come up at once comes up in the end. */
class WatchedTest {
  private static KubernetesClient client(SilentApiServer server) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(server.url())
            .withRequestRetryBackoffLimit(0)
            .withWatchReconnectInterval(100)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static void await(PolicyWatch watch, Predicate<PolicyWatch> condition)
      throws InterruptedException {
    Instant end = Instant.now().plusSeconds(20);
    while (!condition.test(watch)) {
      assertTrue(Instant.now().isBefore(end), () -> "stays at: " + watch.state().describe());
      Thread.sleep(10);
    }
  }

  private static List<String> names(PolicyWatch watch) {
    return watch.valid().inOrder().stream().map(Policy::name).toList();
  }

  private static void start(PolicyWatch watch) {
    watch.start(new StartupEvent());
  }

  @Test
  void aListThatIsRefusedForAMomentIsTriedAgain() throws Exception {
    try (SilentApiServer server = new SilentApiServer(2, 0);
        KubernetesClient client = client(server)) {
      PolicyWatch watch = new PolicyWatch(client, Duration.ofSeconds(30));
      start(watch);
      await(watch, it -> it.state().describe().equals("answered with error 429"));
      assertTrue(!watch.state().isComplete() && !watch.state().isOutOfReach());
      await(watch, it -> it.state().describe().equals("watched"));
      assertEquals(List.of("of-the-cluster"), names(watch));
      watch.stop();
    }
  }

  @Test
  void aWatchThatIsNeverAnsweredIsBegunAgain() throws Exception {
    try (SilentApiServer server = new SilentApiServer(1, 1);
        KubernetesClient client = client(server)) {
      PolicyWatch watch = new PolicyWatch(client, Duration.ofSeconds(2));
      start(watch);
      await(watch, it -> it.state().isComplete());
      assertEquals("watched", watch.state().describe());
      assertEquals(List.of("of-the-cluster"), names(watch));
      watch.stop();
    }
  }
}
