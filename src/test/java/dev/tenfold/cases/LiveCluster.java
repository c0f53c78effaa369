package dev.tenfold.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.cluster.DeployManifests;
import dev.tenfold.http.TestServer;
import dev.tenfold.job.JobKinds;
import dev.tenfold.job.KindFacts;
import dev.tenfold.job.ReferencedKinds;
import dev.tenfold.source.Manifest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The API server of the tests with the webhook configurations of {@code deploy/} in it, which ask
 * the application under test. A namespace is made unseen, as it was before Tenfold came.
 */
final class LiveCluster {
  static final ObjectMapper JSON = new ObjectMapper();

  /** Namespaces with this label are not asked about. */
  private static final String UNSEEN = "tenfold.dev/test-unseen";

  private static final String ADMINISTRATOR = "";
  private static final Map<ApiServer, LiveCluster> CLUSTERS = new HashMap<>();

  /** A thousand tests would else wait for webhooks that a first failure kept away. */
  private static final Set<ApiServer> BEGUN = new HashSet<>();

  /** What the API server serves without a definition. */
  private static final Set<String> OWN_GROUPS =
      Set.of("", "apps", "batch", "rbac.authorization.k8s.io", "admissionregistration.k8s.io");

  private final ApiServer api;
  private final LongSupplier reviews;
  private final Definitions definitions;
  private final Map<String, JsonNode> clusterScoped = new HashMap<>();
  private int namespaces;
  private String empty = "";

  private LiveCluster(ApiServer api, LongSupplier reviews) {
    this.api = api;
    this.reviews = reviews;
    this.definitions = new Definitions(api);
  }

  /**
   * One for each API server; the first call puts the webhooks there.
   *
   * @param reviews how many reviews the application has answered
   */
  static synchronized LiveCluster of(ApiServer api, URI server, LongSupplier reviews)
      throws Exception {
    LiveCluster known = CLUSTERS.get(api);
    if (known != null) {
      return known;
    }
    if (!BEGUN.add(api)) {
      throw new AssertionError("the API server was not made ready; the first test says why");
    }
    LiveCluster cluster = new LiveCluster(api, reviews);
    System.out.println("API server tests use " + Definitions.description());
    cluster.definitions.installAll(
        Stream.concat(JobKinds.ALL.stream().map(kind -> kind.facts()), ReferencedKinds.ALL.stream())
            .filter(facts -> !OWN_GROUPS.contains(facts.group()))
            .toList());
    for (String kind : List.of("ValidatingWebhookConfiguration", "MutatingWebhookConfiguration")) {
      ObjectNode configuration =
          DeployManifests.webhooks(
              kind,
              "https://localhost:" + server.getPort(),
              TestServer.certificate().certificate(),
              UNSEEN);
      askAboutTheKindOfThePolicies(configuration.path("webhooks").path(0));
      cluster.created(
          "/apis/admissionregistration.k8s.io/v1/" + kind.toLowerCase(Locale.ROOT) + "s",
          configuration);
    }
    CLUSTERS.put(api, cluster);
    return cluster;
  }

  /** As the chart's webhook.additionalKinds would. */
  private static void askAboutTheKindOfThePolicies(JsonNode hook) {
    ObjectNode rule = ((ObjectNode) hook).withArray("rules").addObject();
    rule.putArray("apiGroups").add("example.com");
    rule.putArray("apiVersions").add("*");
    rule.putArray("operations").add("CREATE").add("UPDATE");
    rule.putArray("resources").add("examplejobs");
  }

  ApiServer api() {
    return api;
  }

  Definitions definitions() {
    return definitions;
  }

  /** A new namespace that is not seen yet. */
  String namespace() throws Exception {
    return namespace(JSON.createObjectNode());
  }

  /** The same with labels. */
  String namespace(ObjectNode labels) throws Exception {
    String name = "case-" + ++namespaces;
    ObjectNode namespace = object("v1", "Namespace", name);
    ((ObjectNode) namespace.path("metadata")).set("labels", labels.deepCopy().put(UNSEEN, "yes"));
    created("/api/v1/namespaces", namespace);
    return name;
  }

  /** A namespace that is seen and in which nothing is left behind, for objects that need none. */
  String emptyNamespace() throws Exception {
    if (empty.isEmpty()) {
      empty = namespace();
      see(empty);
    }
    return empty;
  }

  /** From now on the webhooks are asked about the namespace; waits until they are. */
  void see(String namespace) throws Exception {
    api.send(
        "PATCH",
        "/api/v1/namespaces/" + namespace,
        "{\"metadata\": {\"labels\": {\"" + UNSEEN + "\": null}}}");
    String probe =
        """
        {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "probe"}, "spec": {"template":
         {"spec": {"restartPolicy": "Never", "containers": [{"name": "train", "image": "x",
          "command": ["python", "train_sft.py", "--use_peft", "--learning_rate", "0"]}]}}}}
        """;
    long before = reviews.getAsLong();
    Optional<HttpResponse<String>> last = Optional.empty();
    for (int i = 0; i < 200; i++) {
      last =
          Optional.of(
              api.send(
                  "POST", "/apis/batch/v1/namespaces/" + namespace + "/jobs?dryRun=All", probe));
      if (reviews.getAsLong() > before) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the webhook is not called: " + last.map(HttpResponse::body));
  }

  /** Puts an object there whatever Tenfold thinks of it: in a namespace that is not seen. */
  JsonNode put(JsonNode object, String namespace) throws Exception {
    ObjectNode copy = object.deepCopy();
    if (isClusterScoped(copy)) {
      return putOnce(copy);
    }
    return created(path(copy, namespace), in(copy, namespace));
  }

  /** Objects of no namespace are seen at once, and every test finds those of the others. */
  private JsonNode putOnce(ObjectNode object) throws Exception {
    JsonNode before =
        clusterScoped.putIfAbsent(object.path("metadata").path("name").asText(), object.deepCopy());
    if (before != null) {
      assertEquals(before, object, "two cases give different objects one name");
      return object;
    }
    ((ObjectNode) object.path("metadata"))
        .withObject("/annotations")
        .put("tenfold.dev/allow", "it stands in a case file");
    return created(path(object, ""), object);
  }

  /** Sends a request under a name, or as the administrator where it is empty. */
  HttpResponse<String> send(String user, String method, String path, String json) throws Exception {
    return send(user, List.of(), method, path, json);
  }

  /** The same for a member of groups. */
  HttpResponse<String> send(
      String user, List<String> groups, String method, String path, String json) throws Exception {
    return user.equals(ADMINISTRATOR)
        ? api.send(method, path, json)
        : api.sendAs(user, groups, method, path, json);
  }

  /** Creates an object under a name. */
  HttpResponse<String> create(String user, JsonNode object, String namespace, String query)
      throws Exception {
    return create(user, List.of(), object, namespace, query);
  }

  /** The same for a member of groups. */
  HttpResponse<String> create(
      String user, List<String> groups, JsonNode object, String namespace, String query)
      throws Exception {
    ObjectNode copy = object.deepCopy();
    return send(
        user, groups, "POST", path(copy, namespace) + query, in(copy, namespace).toString());
  }

  /** The object in a namespace, with what the API server wants of it. */
  static ObjectNode in(ObjectNode object, String namespace) {
    complete(object);
    if (!isClusterScoped(object)) {
      ((ObjectNode) object.path("metadata")).put("namespace", namespace);
    }
    return object;
  }

  static boolean isClusterScoped(JsonNode object) {
    return facts(object).scope() == KindFacts.Scope.CLUSTER;
  }

  static ObjectNode object(String apiVersion, String kind, String name) {
    ObjectNode object = JSON.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
    object.putObject("metadata").put("name", name);
    return object;
  }

  private JsonNode created(String path, JsonNode object) throws Exception {
    HttpResponse<String> answer = api.send("POST", path, object.toString());
    assertTrue(answer.statusCode() == 201 || answer.statusCode() == 409, answer.body());
    return JSON.readTree(answer.body());
  }

  /** Where objects of its kind are created; a custom resource's definition is put there first. */
  String path(JsonNode object, String namespace) throws Exception {
    KindFacts facts = facts(object);
    String apiVersion = object.path("apiVersion").asText();
    if (!OWN_GROUPS.contains(facts.group())) {
      definitions.install(facts, apiVersion.substring(apiVersion.indexOf('/') + 1));
    }
    return (facts.group().isEmpty() ? "/api/" : "/apis/")
        + apiVersion
        + (facts.scope() == KindFacts.Scope.CLUSTER ? "" : "/namespaces/" + namespace)
        + "/"
        + facts.resource();
  }

  static KindFacts facts(JsonNode object) {
    Manifest manifest = Manifest.submitted(object);
    return JobKinds.of(manifest.group(), manifest.kind())
        .map(kind -> kind.facts())
        .or(() -> ReferencedKinds.of(manifest.group(), manifest.kind()))
        .orElseGet(() -> ofPolicies(manifest));
  }

  /** A kind that only a policy knows. */
  private static KindFacts ofPolicies(Manifest manifest) {
    String version = manifest.apiVersion().substring(manifest.apiVersion().indexOf('/') + 1);
    return new KindFacts(
        manifest.group(),
        List.of(version),
        manifest.kind(),
        manifest.kind().toLowerCase(Locale.ROOT) + "s",
        KindFacts.Scope.NAMESPACED,
        List.of(KindFacts.Operation.values()),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Fields without which the API server would refuse the object before it asks any webhook. */
  private static void complete(ObjectNode object) {
    for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
      if (!owner.has("uid")) {
        ((ObjectNode) owner).put("uid", "b0f1d8a2-3f6e-4e0e-9d5e-0123456789ab");
      }
    }
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
  }
}
