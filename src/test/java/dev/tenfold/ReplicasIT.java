package dev.tenfold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.cluster.definition.PolicyDefinition;
import dev.tenfold.http.TestCertificate;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers as they are shipped, on one real API server and under load. */
class ReplicasIT {
  private static final String COPIED =
      """
      {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "u-1",
       "operation": "CREATE", "namespace": "default", "userInfo": {"username": "jane"}, "object": {
       "apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "zephyr", "namespace": "default"},
       "spec": {"template": {"spec": {"containers": [{"name": "train", "command": ["trl", "sft",
        "--use_peft", "--load_in_4bit", "--learning_rate", "2e-5"]}]}}}}}}
      """;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Optional<ApiServer> server = Optional.empty();
  private static Optional<TestCertificate> certificate = Optional.empty();
  private static final List<Replica> REPLICAS = new ArrayList<>();

  /** An answer, and when it was there. */
  private record Answered(Instant at, String text) {}

  /** A server, and a client that asks it the same again and again. */
  private static final class Replica {
    private final int https = freePort();
    private final int management = freePort();
    private final HttpClient client =
        HttpClient.newBuilder().sslContext(certificate.orElseThrow().trusting()).build();
    private final List<Answered> answers = new CopyOnWriteArrayList<>();
    private final Process process;
    private final Thread load = Thread.ofPlatform().daemon().unstarted(this::ask);

    Replica(Path folder, Path kubeconfig) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-jar",
              "target/quarkus-app/quarkus-run.jar",
              "serve");
      builder.environment().put("KUBECONFIG", kubeconfig.toString());
      builder.environment().put("TENFOLD_TLS_DIR", folder.toString());
      builder.environment().put("QUARKUS_HTTP_SSL_PORT", Integer.toString(https));
      builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
      builder.environment().put("TENFOLD_STATUS_EVERY", "1s");
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("replica-" + https + ".log").toFile())
              .start();
    }

    private void ask() {
      try {
        while (!Thread.interrupted()) {
          HttpResponse<String> answer = post("https://localhost:" + https + "/validate", COPIED);
          answers.add(
              new Answered(Instant.now(), answer.statusCode() == 200 ? answer.body() : "failed"));
          Thread.sleep(10);
        }
      } catch (IOException lost) {
        answers.add(new Answered(Instant.now(), "failed: " + lost));
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    }

    private HttpResponse<String> post(String url, String body)
        throws IOException, InterruptedException {
      return client.send(
          HttpRequest.newBuilder(URI.create(url))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }

    String management(String path) throws IOException, InterruptedException {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + management + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }

    boolean isReady() {
      try {
        return JSON.readTree(management("/q/health/ready")).path("status").asText().equals("UP");
      } catch (IOException notYet) {
        return false;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /** The last answer that was given more than a second after the change, and all later ones. */
    List<String> after(Instant change) {
      return answers.stream()
          .filter(answer -> answer.at().isAfter(change.plus(SECOND)))
          .map(Answered::text)
          .distinct()
          .toList();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> binaries = ApiServer.binaries();
    assumeTrue(
        binaries.isPresent(),
        "no kube-apiserver and etcd in TENFOLD_API_SERVER_BIN, KUBEBUILDER_ASSETS or the cache");
    server = Optional.of(ApiServer.start(binaries.get()));
    PolicyDefinition.install(api());
    Path folder = Files.createTempDirectory("replicas");
    certificate = Optional.of(TestCertificate.in(folder));
    Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), api().kubeconfig());
    REPLICAS.add(new Replica(folder, kubeconfig));
    REPLICAS.add(new Replica(folder, kubeconfig));
    for (Replica replica : REPLICAS) {
      await(replica::isReady);
    }
    REPLICAS.forEach(replica -> replica.load.start());
    for (Replica replica : REPLICAS) {
      await(() -> replica.answers.size() > 200);
    }
  }

  @AfterAll
  static void stop() {
    REPLICAS.forEach(replica -> {
      replica.load.interrupt();
      replica.process.destroy();
    });
    server.ifPresent(ApiServer::close);
  }

  private static ApiServer api() {
    return server.orElseThrow();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(90));
    while (!condition.call()) {
      assertTrue(Instant.now().isBefore(end), "not within 90 seconds");
      Thread.sleep(50);
    }
  }

  private static Instant apply(String spec) throws Exception {
    String policy =
        """
        {"apiVersion": "tenfold.dev/v1alpha1", "kind": "LearningRatePolicy",
         "metadata": {"name": "research"}, "spec": %s}
        """
            .formatted(spec);
    HttpResponse<String> answer =
        api()
            .send(
                "PATCH",
                PolicyDefinition.PATH + "/research?fieldManager=test&force=true",
                "application/apply-patch+yaml",
                policy,
                Optional.empty(),
                List.of());
    assertTrue(answer.statusCode() == 200 || answer.statusCode() == 201, answer.body());
    return Instant.now();
  }

  /** From a second after the change on, every answer of both is the new one. */
  private static void takesEffect(Instant change, String sign) throws Exception {
    Thread.sleep(SECOND.multipliedBy(2));
    for (Replica replica : REPLICAS) {
      List<String> after = replica.after(change);
      assertEquals(1, after.size(), () -> "more than one answer: " + after);
      assertTrue(after.getFirst().contains(sign), after.getFirst());
    }
  }

  @Test
  void aChangeTakesEffectOnBothWithinASecondAndNoReviewFails() throws Exception {
    takesEffect(Instant.now(), "\"allowed\":false");
    for (int i = 0; i < 5; i++) {
      takesEffect(apply("{\"copied\": \"Warn\"}"), "\"allowed\":true,\"warnings\"");
      takesEffect(apply("{\"copied\": \"Deny\"}"), "(policy \\\"research\\\")");
    }
    takesEffect(apply("{\"copied\": \"Audit\"}"), "\"allowed\":true,\"auditAnnotations\"");
    api().send("DELETE", PolicyDefinition.PATH + "/research", "");
    takesEffect(Instant.now(), "tenfold.dev/allow: \\\"<reason>\\\"\"}");
    for (Replica replica : REPLICAS) {
      assertTrue(
          replica.answers.stream().noneMatch(answer -> answer.text().startsWith("failed")),
          "no review failed");
    }
  }

  @Test
  void bothCountIntoOneStatus() throws Exception {
    apply("{\"copied\": \"Deny\"}");
    await(() -> count("covered") > 200);
    assertEquals(count("covered"), count("violations"));
    assertTrue(
        REPLICAS
            .getFirst()
            .management("/q/metrics")
            .contains("tenfold_policies{state=\"valid\"} 1.0"),
        "the metric counts it");
  }

  private static int count(String field) throws Exception {
    String policy = api().send("GET", PolicyDefinition.PATH + "/research", "").body();
    return JSON.readTree(policy).path("status").path(field).asInt();
  }
}
