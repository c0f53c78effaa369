package dev.tenfold.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.http.TestServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What the settings come to: a number without a unit once made 250 seconds of 250 milliseconds. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ClientSettingsTest {
  @Inject KubernetesClient client;

  @Test
  void everyTimeIsInItsUnit() {
    Config settings = client.getConfiguration();
    assertEquals(250, settings.getWatchReconnectInterval());
    assertEquals(10_000, settings.getRequestTimeout());
    assertEquals(1_000, settings.getConnectionTimeout());
    assertEquals(0, settings.getRequestRetryBackoffLimit());
  }
}
