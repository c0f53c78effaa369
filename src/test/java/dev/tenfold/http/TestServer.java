package dev.tenfold.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.cluster.DeployManifests;
import dev.tenfold.cluster.definition.PolicyDefinition;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the server under test needs: a certificate, and an API server if there is one. */
public final class TestServer implements QuarkusTestResourceLifecycleManager {
  private static Optional<ApiServer> apiServer = Optional.empty();
  private static Optional<TestCertificate> certificate = Optional.empty();

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("server");
      certificate = Optional.of(TestCertificate.in(folder));
      Map<String, String> settings = new HashMap<>();
      settings.put("tenfold.tls-dir", folder.toString());
      settings.put("tenfold.events.interval", "2s");
      Optional<Path> binaries = ApiServer.binaries();
      if (binaries.isPresent()) {
        ApiServer started = ApiServer.start(binaries.get());
        apiServer = Optional.of(started);
        role(started);
        PolicyDefinition.install(started);
        settings.put("quarkus.kubernetes-client.api-server-url", apiServer.get().url());
        settings.put("quarkus.kubernetes-client.token", ApiServer.SERVICE_TOKEN);
        settings.put("quarkus.kubernetes-client.trust-certs", "true");
      } else {
        settings.put("quarkus.kubernetes-client.api-server-url", "https://127.0.0.1:1");
      }
      return settings;
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The application may do in these tests what it may do where the chart installs it. */
  private static void role(ApiServer api) throws IOException, InterruptedException {
    String path = "/apis/rbac.authorization.k8s.io/v1/";
    for (JsonNode role : DeployManifests.of("ClusterRole")) {
      api.send("POST", path + "clusterroles", role.toString());
    }
    for (JsonNode binding : DeployManifests.of("ClusterRoleBinding")) {
      api.send("POST", path + "clusterrolebindings", binding.toString());
    }
  }

  public static Optional<ApiServer> apiServer() {
    return apiServer;
  }

  public static TestCertificate certificate() {
    return certificate.orElseThrow();
  }

  @Override
  public void stop() {
    apiServer.ifPresent(ApiServer::close);
  }
}
