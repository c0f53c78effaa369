package dev.tenfold.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.cluster.definition.PolicyDefinition;
import dev.tenfold.http.PoliciesOfTheServer;
import dev.tenfold.http.TestServer;
import dev.tenfold.policy.Policies;
import dev.tenfold.policy.PolicySource;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Pointer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
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

  /** A test that waits for a change of the policies gives up after this time. */
  private static final Duration EFFECT = Duration.ofSeconds(30);

  private static List<JsonNode> policiesInForce = List.of();

  @TestHTTPResource(value = "/", tls = true)
  URI server;

  @Inject PolicySource policies;
  @Inject MeterRegistry registry;

  /** By policy, and those of an older definition of their kind last. */
  static Stream<String> cases() {
    return Case.all().stream()
        .sorted(
            Comparator.comparing((Case example) -> CasesTest.documents(example.policyObjects()))
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
    LiveCluster cluster =
        LiveCluster.of(
            TestServer.apiServer().orElseThrow(), server, () -> Reviews.answered(registry));
    use(cluster.api(), example);
    HttpResponse<String> answer =
        example.cluster().isEmpty() && example.oldObject().isEmpty()
            ? created(cluster, example, cluster.emptyNamespace())
            : amongOthers(cluster, example);
    String warnings = String.join("\n", answer.headers().allValues("warning"));
    example
        .expect()
        .path("warnings")
        .forEach(warning ->
            assertTrue(
                warnings.contains(quoted(warning.asText())), () -> warning + ": " + warnings));
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
    for (String message : messages(example, "warn")) {
      String first = message.substring(0, Math.min(60, message.length()));
      assertTrue(warnings.contains(quoted(first)), warnings);
    }
    if (example.expect().path("action").asText().equals("allow")) {
      assertTrue(!warnings.contains("learning rate"), warnings);
    }
  }

  /** In a namespace of its own, with what the case says is there. */
  private static HttpResponse<String> amongOthers(LiveCluster cluster, Case example)
      throws Exception {
    String namespace = cluster.namespace(labels(example));
    for (JsonNode other : example.cluster()) {
      if (!other.path("kind").asText().equals("Namespace")) {
        cluster.put(other, namespace);
      }
    }
    if (example.oldObject().isPresent()) {
      return updated(cluster, example, example.oldObject().get(), namespace);
    }
    cluster.see(namespace);
    return created(cluster, example, namespace);
  }

  private static HttpResponse<String> created(LiveCluster cluster, Case example, String namespace)
      throws Exception {
    return cluster.create(
        example.user(), example.groups(), example.object(), namespace, "?dryRun=All");
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
        example.groups(),
        "PATCH",
        cluster.path(after, namespace)
            + "/"
            + after.path("metadata").path("name").asText()
            + "?dryRun=All",
        MergePatch.between(old, after).toString());
  }

  /** As a header has it. */
  private static String quoted(String text) {
    return text.replace("\"", "\\\"");
  }

  /** Other tests share the server. */
  @AfterAll
  static void theDefaultPolicyReturns() throws Exception {
    if (TestServer.apiServer().isPresent()) {
      PoliciesOfTheServer.remove(TestServer.apiServer().get());
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

  private void use(ApiServer api, Case example) throws Exception {
    List<JsonNode> wanted = example.policyObjects();
    if (wanted.equals(policiesInForce)) {
      return;
    }
    remove(api);
    PolicyDefinition.install(api);
    for (JsonNode policy : wanted) {
      created(api, PolicyDefinition.PATH, policy);
    }
    policiesInForce = wanted;
    Policies expected = example.policies();
    Instant end = Instant.now().plus(EFFECT);
    while (!policies.inForce().equals(expected)) {
      assertTrue(Instant.now().isBefore(end), () -> expected + " is not in force");
      Thread.sleep(10);
    }
  }

  private static void remove(ApiServer api) throws Exception {
    api.send("DELETE", PolicyDefinition.PATH, "");
    policiesInForce = List.of();
  }

  /** What the case says of its namespace. */
  private static ObjectNode labels(Case example) {
    for (JsonNode other : example.cluster()) {
      if (other.path("kind").asText().equals("Namespace")
          && other.path("metadata").path("labels") instanceof ObjectNode labels) {
        return labels;
      }
    }
    return LiveCluster.JSON.createObjectNode();
  }

  private static void created(ApiServer api, String path, JsonNode object) throws Exception {
    HttpResponse<String> answer = api.send("POST", path, object.toString());
    assertEquals(201, answer.statusCode(), answer.body());
  }
}
