package dev.tenfold.cases;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.http.TestServer;
import dev.tenfold.job.KindFacts;
import dev.tenfold.job.ReferencedKinds;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What else happens to objects in their lives, for every kind with a copied case: a real API server
 * asks about none of it, or is told that it passes.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class KindsOnApiServerTest {
  private static final String CONTROLLER = "system:serviceaccount:controllers:some-controller";
  private static final Set<String> WITH_SCALE =
      Set.of("deployments", "statefulsets", "replicasets", "replicationcontrollers");

  /** Fields that the definitions of some kinds want of a status; the others drop them. */
  private static final String STATUS =
      "{\"status\": {\"podName\": \"zephyr\", \"replicaStatuses\": {}, \"jobsStatus\": []}}";

  private static String status(KindFacts facts) {
    return facts.kind().equals("Finetune")
        ? STATUS.replace("zephyr\"", "zephyr\", \"state\": \"INIT\"")
        : STATUS;
  }

  @TestHTTPResource(value = "/", tls = true)
  URI server;

  @Inject MeterRegistry registry;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  static Stream<String> copied() {
    return Case.all().stream()
        .map(Case::name)
        .filter(name -> name.endsWith("/copied.yaml"))
        .filter(name -> !name.startsWith("mpijob-v1/"));
  }

  private LiveCluster cluster() throws Exception {
    assumeTrue(
        TestServer.apiServer().isPresent(),
        "no kube-apiserver and etcd in TENFOLD_API_SERVER_BIN, KUBEBUILDER_ASSETS or the cache");
    return LiveCluster.of(
        TestServer.apiServer().orElseThrow(), server, () -> Reviews.answered(registry));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("copied")
  void whatIsThereAlreadyLivesOnButNoOtherCopiedRateComesIn(String name) throws Exception {
    LiveCluster cluster = cluster();
    Case example = Case.read(Case.FOLDER.resolve(name));
    KindFacts facts = LiveCluster.facts(example.object());
    String namespace = cluster.namespace();
    for (JsonNode other : example.cluster()) {
      cluster.put(other, namespace);
    }
    ObjectNode object = example.object().deepCopy();
    ObjectNode metadata = (ObjectNode) object.path("metadata");
    metadata.put("name", metadata.path("name").asText() + "-lives");
    String path = cluster.path(object, namespace) + "/" + metadata.path("name").asText();
    cluster.put(object, namespace);
    cluster.see(namespace);

    passes(cluster, path, "{\"metadata\": {\"labels\": {\"team\": \"a\"}}}");
    passes(cluster, path, "{\"metadata\": {\"finalizers\": [\"example.com/keep\"]}}");
    passes(cluster, path, "{\"metadata\": {\"finalizers\": null}}");
    passes(cluster, path, "{\"metadata\": {\"annotations\": {\"note\": \"b\"}}}");
    List<String> subresources =
        facts.group().contains(".") ? cluster.definitions().subresources(facts) : List.of("status");
    passes(cluster, path + (subresources.contains("status") ? "/status" : ""), status(facts));
    if (subresources.contains("scale") || WITH_SCALE.contains(facts.resource())) {
      passes(cluster, path + "/scale", "{\"spec\": {\"replicas\": 2}}");
    }
    if (!LiveCluster.isClusterScoped(object)) {
      HttpResponse<String> changed =
          cluster.send("", "PATCH", path, MergePatch.between(object, worse(object)).toString());
      assertTrue(Set.of(403, 422).contains(changed.statusCode()), changed.body());
    }
    HttpResponse<String> deleted = cluster.send("", "DELETE", path, "");
    assertEquals(200, deleted.statusCode(), deleted.body());
  }

  private static void passes(LiveCluster cluster, String path, String patch) throws Exception {
    HttpResponse<String> answer = cluster.send("", "PATCH", path, patch);
    assertEquals(200, answer.statusCode(), patch + ": " + answer.body());
    assertEquals(
        List.of(),
        answer.headers().allValues("warning").stream()
            .filter(warning -> warning.contains("learning rate"))
            .toList());
  }

  /** The same with an even lower rate, wherever it stands. */
  private static JsonNode worse(JsonNode object) throws Exception {
    String text = object.toString();
    String other = text.replace("2e-5", "1e-5").replace("5e-5", "4e-5");
    assertTrue(!other.equals(text), text);
    return LiveCluster.JSON.readTree(other);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("copied")
  void aChildOfAJudgedKindPassesForItsControllerOnly(String name) throws Exception {
    LiveCluster cluster = cluster();
    Case example = Case.read(Case.FOLDER.resolve(name));
    String namespace = cluster.namespace();
    for (JsonNode other : example.cluster()) {
      cluster.put(other, namespace);
    }
    cluster.path(example.object(), namespace);
    cluster.see(namespace);
    JsonNode child = owned(example.object(), "kubeflow.org/v1", "PyTorchJob");
    JsonNode stranger = owned(example.object(), "example.com/v1", "Unknown");
    assertEquals(201, create(cluster, CONTROLLER, child, namespace));
    assertEquals(403, create(cluster, "jane", child, namespace));
    assertEquals(403, create(cluster, CONTROLLER, stranger, namespace));
    assertEquals(201, create(cluster, "system:kube-controller-manager", child, namespace));
    assertEquals(201, create(cluster, "system:node:worker-1", child, namespace));
  }

  private static int create(LiveCluster cluster, String user, JsonNode object, String namespace)
      throws Exception {
    return cluster.create(user, object, namespace, "?dryRun=All").statusCode();
  }

  private static JsonNode owned(JsonNode object, String apiVersion, String kind) {
    ObjectNode copy = object.deepCopy();
    ((ObjectNode) copy.path("metadata"))
        .putArray("ownerReferences")
        .addObject()
        .put("apiVersion", apiVersion)
        .put("kind", kind)
        .put("name", "parent")
        .put("uid", "0c5c6b1c-0000-4000-8000-000000000001")
        .put("controller", true);
    return copy;
  }

  @Test
  void theParentIsToldOnceAndCountedWhatItsChildrenWouldHaveGot() throws Exception {
    LiveCluster cluster = cluster();
    String namespace = cluster.namespace();
    cluster.see(namespace);
    child(cluster, namespace, "nightly-0", "?dryRun=All");
    child(cluster, namespace, "nightly-1", "");
    JsonNode first = events(cluster, namespace, 1);
    assertEquals("CronJob", first.path("involvedObject").path("kind").asText());
    assertEquals("batch/v1", first.path("involvedObject").path("apiVersion").asText());
    assertEquals("nightly", first.path("involvedObject").path("name").asText());
    assertEquals("Warning", first.path("type").asText());
    assertEquals("CopiedLearningRate", first.path("reason").asText());
    assertEquals("tenfold", first.path("source").path("component").asText());
    assertEquals(
        "Job \"nightly-1\" would have been refused, were it not made by a controller: learning rate"
            + " 2e-5 in container \"train\" (command[5]) looks copied from full fine-tuning: this"
            + " QLoRA SFT run (TRL) needs about 10x, 2.0e-4; set --learning_rate 2.0e-4, or annotate"
            + " tenfold.dev/allow: \"<reason>\"",
        first.path("message").asText());

    child(cluster, namespace, "nightly-2", "");
    Thread.sleep(2_500);
    child(cluster, namespace, "nightly-3", "");
    JsonNode third = events(cluster, namespace, 3);
    assertEquals(first.path("metadata").path("uid"), third.path("metadata").path("uid"));
    assertTrue(third.path("message").asText().startsWith("Job \"nightly-3\""), third.toString());

    String page = given().get(metrics).then().statusCode(200).extract().body().asString();
    assertTrue(
        page.contains(
            "tenfold_runs_total{action=\"allow\",child=\"true\",framework=\"trl\",method=\"qlora\",verdict=\"copied\",wanted=\"deny\"}"),
        page);
    assertTrue(page.contains("tenfold_events_total{outcome=\"written\"}"), page);
    assertTrue(!page.contains("tenfold_events_total{outcome=\"failed\"}"), page);
  }

  private static void child(LiveCluster cluster, String namespace, String name, String query)
      throws Exception {
    JsonNode job =
        owned(
            LiveCluster.JSON.readTree(
                """
                {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "%s"}, "spec":
                 {"template": {"spec": {"restartPolicy": "Never", "containers": [{"name": "train",
                  "image": "x", "command": ["trl", "sft", "--use_peft", "--load_in_4bit",
                  "--learning_rate", "2e-5"]}]}}}}
                """
                    .formatted(name)),
            "batch/v1",
            "CronJob");
    ((ObjectNode) job.path("metadata").path("ownerReferences").path(0)).put("name", "nightly");
    HttpResponse<String> answer =
        cluster.create(
            "system:serviceaccount:kube-system:cronjob-controller", job, namespace, query);
    assertEquals(201, answer.statusCode(), answer.body());
  }

  /** The only Event of the namespace, once it has counted so far. */
  private static JsonNode events(LiveCluster cluster, String namespace, int count)
      throws Exception {
    JsonNode items = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    for (int i = 0; i < 100; i++) {
      HttpResponse<String> answer =
          cluster.send("", "GET", "/api/v1/namespaces/" + namespace + "/events", "");
      items = LiveCluster.JSON.readTree(answer.body()).path("items");
      if (items.size() == 1 && items.path(0).path("count").asInt() == count) {
        return items.path(0);
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no Event that counts " + count + ": " + items);
  }

  /** What a job refers to is read under the rights of the chart's role. */
  @Test
  void everyKindThatIsLookedUpMayBeRead() throws Exception {
    LiveCluster cluster = cluster();
    List<String> refused = new ArrayList<>();
    for (KindFacts facts : ReferencedKinds.ALL) {
      ObjectNode review = LiveCluster.object("authorization.k8s.io/v1", "SubjectAccessReview", "x");
      review.remove("metadata");
      ObjectNode spec = review.putObject("spec");
      spec.put("user", "system:serviceaccount:tenfold-system:tenfold");
      spec.putObject("resourceAttributes")
          .put("group", facts.group())
          .put("resource", facts.resource())
          .put("namespace", "team-a")
          .put("verb", "get");
      HttpResponse<String> answer =
          cluster.send(
              "", "POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews", review.toString());
      if (!LiveCluster.JSON.readTree(answer.body()).path("status").path("allowed").asBoolean()) {
        refused.add(facts.resource());
      }
    }
    assertEquals(List.of(), refused);
  }
}
