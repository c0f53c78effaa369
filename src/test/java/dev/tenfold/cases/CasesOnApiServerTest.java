package dev.tenfold.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.http.TestServer;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Pointer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case file through a real API server that calls the webhook over HTTPS: what the object
 * refers to, and the object before an update, are created while nobody looks; then the object is
 * created or updated, as a dry run, under the name of the case's user.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class CasesOnApiServerTest {
  private static final String DEFAULT_POLICY =
      "{\"apiVersion\": \"tenfold.dev/v1alpha1\", \"kind\": \"LearningRatePolicy\"}";

  /** Longer than the server waits before it looks at its policy file again. */
  private static final long POLICY_TAKES_EFFECT_MILLIS = 1_300;

  private static String policyInForce = DEFAULT_POLICY;

  @TestHTTPResource(value = "/", tls = true)
  URI server;

  /** By policy, and those of an older definition of their kind last. */
  static Stream<String> cases() {
    return Case.all().stream()
        .sorted(
            Comparator.comparing(
                    (Case example) -> example.policyObject().map(JsonNode::toString).orElse(""))
                .thenComparing(example ->
                    example.object().path("apiVersion").asText().equals("kubeflow.org/v1")
                        && example.object().path("kind").asText().equals("MPIJob")))
        .map(Case::name);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void onAnApiServer(String name) throws Exception {
    assumeTrue(
        TestServer.apiServer().isPresent(),
        "no kube-apiserver and etcd in TENFOLD_API_SERVER_BIN, KUBEBUILDER_ASSETS or the cache");
    Case example = Case.read(Case.FOLDER.resolve(name));
    if (example.skipped("apiServer").isPresent()) {
      abort(example.skipped("apiServer").get());
    }
    LiveCluster cluster = LiveCluster.of(TestServer.apiServer().orElseThrow(), server);
    use(example.policyObject().map(JsonNode::toString).orElse(DEFAULT_POLICY));
    String namespace = cluster.namespace();
    for (JsonNode other : example.cluster()) {
      cluster.put(other, namespace);
    }
    HttpResponse<String> answer =
        example.oldObject().isPresent()
            ? updated(cluster, example, example.oldObject().get(), namespace)
            : created(cluster, example, namespace);
    JsonNode body = LiveCluster.JSON.readTree(answer.body());
    if (example.expect().path("action").asText().equals("deny")) {
      assertEquals(403, answer.statusCode(), answer.body());
      for (String message : messages(example, "deny")) {
        assertTrue(body.path("message").asText().contains(message), body.path("message").asText());
      }
      return;
    }
    assertEquals(example.oldObject().isPresent() ? 200 : 201, answer.statusCode(), answer.body());
    example
        .expect()
        .path("after")
        .properties()
        .forEach(entry ->
            assertEquals(
                entry.getValue(),
                Manifest.submitted(body).at(Pointer.parse(entry.getKey())),
                entry.getKey()));
    String warnings = String.join("\n", answer.headers().allValues("warning"));
    for (String message : messages(example, "warn")) {
      String first = message.substring(0, Math.min(60, message.length())).replace("\"", "\\\"");
      assertTrue(warnings.contains(first), warnings);
    }
    if (example.expect().path("action").asText().equals("allow")) {
      assertTrue(!warnings.contains("learning rate"), warnings);
    }
  }

  private static HttpResponse<String> created(LiveCluster cluster, Case example, String namespace)
      throws Exception {
    cluster.path(example.object(), namespace);
    cluster.see(namespace);
    return cluster.create(example.user(), example.object(), namespace, "?dryRun=All");
  }

  /** The object before it is there since before Tenfold came. */
  private static HttpResponse<String> updated(
      LiveCluster cluster, Case example, JsonNode before, String namespace) throws Exception {
    cluster.put(before, namespace);
    cluster.see(namespace);
    ObjectNode old = LiveCluster.in(before.deepCopy(), namespace);
    ObjectNode after = LiveCluster.in(example.object().deepCopy(), namespace);
    return cluster.send(
        example.user(),
        "PATCH",
        cluster.path(after, namespace)
            + "/"
            + after.path("metadata").path("name").asText()
            + "?dryRun=All",
        MergePatch.between(old, after).toString());
  }

  /** Other tests share the server. */
  @AfterAll
  static void theDefaultPolicyReturns() throws Exception {
    if (TestServer.apiServer().isPresent()) {
      use(DEFAULT_POLICY);
    }
  }

  private static List<String> messages(Case example, String action) {
    List<String> messages = new ArrayList<>();
    for (JsonNode run : example.expect().path("runs")) {
      if (run.path("action").asText().equals(action)) {
        messages.add(run.path("message").asText());
      }
    }
    return messages;
  }

  private static void use(String policy) throws Exception {
    if (!policy.equals(policyInForce)) {
      Files.writeString(TestServer.policyFile(), policy);
      policyInForce = policy;
      Thread.sleep(POLICY_TAKES_EFFECT_MILLIS);
    }
  }
}
