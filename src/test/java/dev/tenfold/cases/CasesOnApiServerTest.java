package dev.tenfold.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.http.TestServer;
import dev.tenfold.job.JobKinds;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Pointer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case file through a real API server that calls the webhook over HTTPS: the ConfigMaps are
 * created, and the object is created as a dry run.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class CasesOnApiServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEFAULT_POLICY =
      "{\"apiVersion\": \"tenfold.dev/v1alpha1\", \"kind\": \"LearningRatePolicy\"}";

  /** Longer than the server waits before it looks at its policy file again. */
  private static final long POLICY_TAKES_EFFECT_MILLIS = 1_300;

  private static final Set<String> INSTALLED = new HashSet<>();
  private static String policyInForce = DEFAULT_POLICY;
  private static int namespaces;

  @TestHTTPResource(value = "/", tls = true)
  URI server;

  static Stream<String> cases() {
    return Case.all().stream()
        .sorted(
            java.util.Comparator.comparing(
                example -> example.policyObject().map(JsonNode::toString).orElse("")))
        .map(Case::name);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void onAnApiServer(String name) throws Exception {
    assumeTrue(
        TestServer.apiServer().isPresent(),
        "no kube-apiserver and etcd in TENFOLD_API_SERVER_BIN, KUBEBUILDER_ASSETS or the cache");
    ApiServer api = TestServer.apiServer().orElseThrow();
    Case example = Case.read(Case.FOLDER.resolve(name));
    if (example.skipped("apiServer").isPresent()) {
      abort(example.skipped("apiServer").get());
    }
    if (example.tree().has("user")) {
      abort(
          "the administrator of the tests is a person; the case is of "
              + example.tree().path("user").asText());
    }
    if (example.oldObject().isPresent()) {
      abort("an UPDATE is shown by the tests of the kinds");
    }
    use(example.policyObject().map(JsonNode::toString).orElse(DEFAULT_POLICY));
    webhooks(api);
    String namespace = "case-" + ++namespaces;
    created(api, "/api/v1/namespaces", object("v1", "Namespace", namespace));
    for (JsonNode other : example.cluster()) {
      ObjectNode copy = other.deepCopy();
      ((ObjectNode) copy.path("metadata")).put("namespace", namespace);
      created(api, path(api, copy, namespace), copy);
    }
    ObjectNode object = complete(example.object().deepCopy());
    ((ObjectNode) object.path("metadata")).put("namespace", namespace);
    HttpResponse<String> answer =
        api.send("POST", path(api, object, namespace) + "?dryRun=All", object.toString());
    JsonNode body = JSON.readTree(answer.body());
    String action = example.expect().path("action").asText();
    if (action.equals("deny")) {
      assertEquals(403, answer.statusCode(), answer.body());
      for (String message : messages(example, "deny")) {
        assertTrue(body.path("message").asText().contains(message), body.path("message").asText());
      }
      return;
    }
    assertEquals(201, answer.statusCode(), answer.body());
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

  private static ObjectNode object(String apiVersion, String kind, String name) {
    ObjectNode object = JSON.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
    object.putObject("metadata").put("name", name);
    return object;
  }

  private static void created(ApiServer api, String path, JsonNode object) throws Exception {
    HttpResponse<String> answer = api.send("POST", path, object.toString());
    assertTrue(answer.statusCode() == 201 || answer.statusCode() == 409, answer.body());
  }

  /** Fields without which the API server would refuse the object before it asks any webhook. */
  private static ObjectNode complete(ObjectNode object) {
    for (JsonNode spec : object.findParents("containers")) {
      if (spec instanceof ObjectNode pod && pod.path("containers").isArray()) {
        if (!pod.has("restartPolicy") && object.path("kind").asText().endsWith("Job")) {
          pod.put("restartPolicy", "Never");
        }
        for (JsonNode container : pod.path("containers")) {
          if (container instanceof ObjectNode fields && !fields.has("image")) {
            fields.put("image", "example.com/image");
          }
        }
      }
    }
    return object;
  }

  /** Where objects of its kind are created; a custom resource's definition is put there first. */
  private static String path(ApiServer api, JsonNode object, String namespace) throws Exception {
    Manifest manifest = Manifest.submitted(object);
    String version = manifest.apiVersion();
    if (manifest.group().isEmpty()) {
      String resource = manifest.kind().toLowerCase(java.util.Locale.ROOT) + "s";
      return "/api/v1/namespaces/" + namespace + "/" + resource;
    }
    String resource =
        JobKinds.of(manifest)
            .map(kind -> kind.facts().resource())
            .orElse(manifest.kind().toLowerCase(java.util.Locale.ROOT) + "s");
    if ((manifest.group().contains(".") && !manifest.group().endsWith(".k8s.io"))
        || manifest.group().contains(".x-k8s.io")) {
      Definitions.install(api, manifest, resource, INSTALLED);
    }
    return "/apis/" + version + "/namespaces/" + namespace + "/" + resource;
  }

  private void webhooks(ApiServer api) throws Exception {
    if (!INSTALLED.add("webhooks")) {
      return;
    }
    String bundle =
        Base64.getEncoder()
            .encodeToString(
                TestServer.certificate().certificate().getBytes(StandardCharsets.UTF_8));
    String base = "https://localhost:" + server.getPort();
    for (String kind : List.of("Validating", "Mutating")) {
      String path = kind.equals("Validating") ? "/validate" : "/mutate";
      ObjectNode configuration =
          object("admissionregistration.k8s.io/v1", kind + "WebhookConfiguration", "tenfold");
      ObjectNode hook = configuration.putArray("webhooks").addObject();
      hook.put("name", path.substring(1) + ".tenfold.dev")
          .put("sideEffects", "None")
          .put("failurePolicy", "Fail")
          .put("timeoutSeconds", 10);
      hook.putArray("admissionReviewVersions").add("v1");
      hook.putObject("clientConfig").put("url", base + path).put("caBundle", bundle);
      JobKinds.ALL.forEach(known -> {
        ObjectNode rule = hook.withArray("rules").addObject();
        rule.putArray("apiGroups").add(known.facts().group());
        rule.putArray("apiVersions").add("*");
        rule.putArray("operations").add("CREATE").add("UPDATE");
        rule.putArray("resources").add(known.facts().resource());
      });
      created(
          api,
          "/apis/admissionregistration.k8s.io/v1/"
              + kind.toLowerCase(java.util.Locale.ROOT)
              + "webhookconfigurations",
          configuration);
    }
    awaitRefusal(api);
  }

  /** The API server takes up new webhooks within a second or so. */
  private static void awaitRefusal(ApiServer api) throws Exception {
    created(api, "/api/v1/namespaces", object("v1", "Namespace", "default"));
    String copied =
        """
        {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "probe"}, "spec": {"template":
         {"spec": {"restartPolicy": "Never", "containers": [{"name": "train", "image": "x",
          "command": ["trl", "sft", "--use_peft", "--load_in_4bit", "--learning_rate", "2e-5"]}]}}}}
        """;
    Optional<HttpResponse<String>> last = Optional.empty();
    for (int i = 0; i < 100; i++) {
      last =
          Optional.of(
              api.send("POST", "/apis/batch/v1/namespaces/default/jobs?dryRun=All", copied));
      if (last.get().statusCode() == 403) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the webhook is not called: " + last.map(HttpResponse::body));
  }
}
