package dev.tenfold.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.cluster.definition.PolicyDefinition;
import dev.tenfold.policy.Policies;
import dev.tenfold.policy.PolicySource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A patch on a real API server where one webhook has put a container before all others and another
 * appends an argument afterwards, and all of them are asked again: the object is right once, and
 * applying it again changes nothing.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class PatchAmongOtherWebhooksTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POLICY =
      """
      {"apiVersion": "tenfold.dev/v1alpha1", "kind": "LearningRatePolicy", "metadata": {"name": "patch"},
       "spec": {"stages": [{"name": "sft", "action": "Patch"}]}}
      """;
  private static final String CONFIGURATIONS =
      "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations";

  private static Optional<OtherWebhooks> others = Optional.empty();
  private static int namespaces;

  @TestHTTPResource(value = "/", tls = true)
  URI server;

  @Inject PolicySource policies;

  @TempDir Path folder;

  private ApiServer api;
  private Kubectl kubectl;
  private String namespace;

  /** How somebody brings an object to the cluster. */
  enum Way {
    APPLY,
    SERVER_SIDE("--server-side"),
    SERVER_SIDE_BY_FORCE("--server-side", "--force-conflicts");

    private final List<String> flags;

    Way(String... flags) {
      this.flags = List.of(flags);
    }
  }

  /** Jobs, and where their rate is after the patch. */
  enum Manifest {
    RATE_IN_AN_ARGUMENT(
        """
        command: [trl, sft]
        args: [--use_peft, --load_in_4bit, --learning_rate=2e-5]
        """,
        "args",
        "[\"--use_peft\",\"--load_in_4bit\",\"--learning_rate=2.0e-4\",\"--logging_steps=10\"]"),
    RATE_BY_DEFAULT(
        """
        command: [trl, sft]
        args: [--use_peft, --load_in_4bit]
        """,
        "args",
        "[\"--use_peft\",\"--load_in_4bit\",\"--learning_rate=2.0e-4\",\"--logging_steps=10\"]"),
    RATE_IN_A_SCRIPT(
        """
        command: [sh, -c]
        args: ["LR=2e-5; exec trl sft --use_peft --load_in_4bit --learning_rate $LR"]
        """,
        "args",
        "[\"LR=2.0e-4; exec trl sft --use_peft --load_in_4bit --learning_rate $LR\",\"--logging_steps=10\"]"),
    RATE_IN_ENV(
        """
        command: [trl, sft, --use_peft, --load_in_4bit, --learning_rate=$(LR)]
        env: [{name: LR, value: "2.0e-05"}]
        """,
        "env",
        "[{\"name\":\"LR\",\"value\":\"2.0e-04\"}]");

    private final String container;
    private final String field;
    private final String expected;

    Manifest(String container, String field, String expected) {
      this.container = container;
      this.field = field;
      this.expected = expected;
    }

    String text(String namespace) {
      return """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: zephyr, namespace: %s}
      spec:
        template:
          spec:
            restartPolicy: Never
            containers:
              - name: train
                image: example.com/trl
      """
              .formatted(namespace)
          + container.indent(10);
    }
  }

  @BeforeEach
  void prepare() throws Exception {
    Optional<Path> binaries = ApiServer.binaries();
    assumeTrue(
        TestServer.apiServer().isPresent()
            && binaries.map(bin -> bin.resolve("kubectl")).filter(Files::isExecutable).isPresent(),
        "no kube-apiserver, etcd and kubectl in TENFOLD_API_SERVER_BIN, KUBEBUILDER_ASSETS or the cache");
    api = TestServer.apiServer().orElseThrow();
    kubectl = new Kubectl(binaries.orElseThrow().resolve("kubectl"), api);
    namespace = "among-others-" + ++namespaces;
    ObjectNode object = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Namespace");
    object.putObject("metadata").put("name", namespace).putObject("labels").put("others", "yes");
    send("POST", "/api/v1/namespaces", object.toString());
    if (others.isEmpty()) {
      send("POST", PolicyDefinition.PATH, POLICY);
      awaitPolicy();
      others = Optional.of(new OtherWebhooks(TestServer.certificate()));
      register("a-sidecar", others.get().url() + "/sidecar");
      register("m-tenfold", "https://localhost:" + server.getPort() + "/mutate");
      register("z-arguments", others.get().url() + "/arguments");
      awaitAll();
    }
    others.get().calls.clear();
  }

  @AfterAll
  static void theyGo() throws Exception {
    if (others.isPresent()) {
      ApiServer api = TestServer.apiServer().orElseThrow();
      for (String name : List.of("a-sidecar", "m-tenfold", "z-arguments")) {
        api.send("DELETE", CONFIGURATIONS + "/" + name, "");
      }
      others.get().close();
      PoliciesOfTheServer.remove(api);
    }
  }

  private void awaitPolicy() throws InterruptedException {
    for (int i = 0; i < 100 && policies.inForce().equals(Policies.NONE); i++) {
      Thread.sleep(50);
    }
    assertNotEquals(Policies.NONE, policies.inForce());
  }

  /** The API server calls the webhooks in the order of their names. */
  private void register(String name, String url) throws Exception {
    ObjectNode configuration =
        JSON.createObjectNode()
            .put("apiVersion", "admissionregistration.k8s.io/v1")
            .put("kind", "MutatingWebhookConfiguration");
    configuration.putObject("metadata").put("name", name);
    ObjectNode hook = configuration.putArray("webhooks").addObject();
    hook.put("name", name + ".tenfold.dev")
        .put("sideEffects", "None")
        .put("failurePolicy", "Fail")
        .put("reinvocationPolicy", "IfNeeded");
    hook.putArray("admissionReviewVersions").add("v1");
    hook.putObject("namespaceSelector").putObject("matchLabels").put("others", "yes");
    hook.putObject("clientConfig")
        .put("url", url)
        .put(
            "caBundle",
            Base64.getEncoder()
                .encodeToString(
                    TestServer.certificate().certificate().getBytes(StandardCharsets.UTF_8)));
    ObjectNode rule = hook.putArray("rules").addObject();
    rule.putArray("apiGroups").add("batch").add("kubeflow.org");
    rule.putArray("apiVersions").add("*");
    rule.putArray("operations").add("CREATE").add("UPDATE");
    rule.putArray("resources").add("jobs").add("pytorchjobs");
    send("POST", CONFIGURATIONS, configuration.toString());
  }

  /** The API server takes up new webhooks within a second or so. */
  private void awaitAll() throws Exception {
    String probe = json(Manifest.RATE_BY_DEFAULT);
    for (int i = 0; i < 100; i++) {
      String answer = api.send("POST", jobs() + "?dryRun=All", probe).body();
      if (Stream.of("sidecar", "2.0e-4", OtherWebhooks.ARGUMENT).allMatch(answer::contains)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("not all webhooks are called");
  }

  private String json(Manifest manifest) {
    return dev.tenfold.source.KubernetesYaml.toJson(
            dev.tenfold.source.YamlText.read(dev.tenfold.source.Text.made(manifest.text(namespace)))
                .trees()
                .getFirst())
        .toString();
  }

  private void send(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = api.send(method, path, body);
    assertTrue(answer.statusCode() < 300 || answer.statusCode() == 409, answer.body());
  }

  private String jobs() {
    return "/apis/batch/v1/namespaces/" + namespace + "/jobs";
  }

  private JsonNode job() throws Exception {
    return JSON.readTree(api.send("GET", jobs() + "/zephyr", "").body());
  }

  private Path file(Manifest manifest) throws IOException {
    return Files.writeString(folder.resolve("job.yaml"), manifest.text(namespace));
  }

  private Kubectl.Said kubectl(List<String> flags, String... words) throws Exception {
    return kubectl.run(Stream.concat(Stream.of(words), flags.stream()).toArray(String[]::new));
  }

  private static JsonNode unversioned(JsonNode object) {
    ObjectNode copy = object.deepCopy();
    copy.withObject("/metadata").remove("resourceVersion");
    return copy;
  }

  private static void assertRight(JsonNode job, Manifest manifest) {
    JsonNode containers = job.at("/spec/template/spec/containers");
    assertEquals(2, containers.size(), containers.toString());
    assertEquals("sidecar", containers.at("/0/name").asText());
    assertEquals(manifest.expected, containers.get(1).path(manifest.field).toString());
    JsonNode notes = job.at("/metadata/annotations/tenfold.dev~1patched");
    assertTrue(
        notes.asText().startsWith("[{\"at\":\"/spec/template/spec/containers/1\",\"from\":\"2"),
        notes.toString());
    assertFalse(notes.asText().contains("},{"), notes.toString());
  }

  @ParameterizedTest
  @EnumSource(Manifest.class)
  void anObjectIsRightOnceAndStaysAsItIsWhenItIsApplied(Manifest manifest) throws Exception {
    stays(Way.APPLY, manifest);
  }

  @ParameterizedTest
  @EnumSource(Manifest.class)
  void theSameByServerSideApply(Manifest manifest) throws Exception {
    stays(Way.SERVER_SIDE, manifest);
  }

  @ParameterizedTest
  @EnumSource(Manifest.class)
  void theSameByServerSideApplyWithForce(Manifest manifest) throws Exception {
    stays(Way.SERVER_SIDE_BY_FORCE, manifest);
  }

  private void stays(Way way, Manifest manifest) throws Exception {
    String file = file(manifest).toString();
    Kubectl.Said first = kubectl(way.flags, "apply", "-f", file);
    assertEquals(0, first.status(), first.text());
    assertTrue(first.text().contains("Warning: tenfold patched learning rate"), first.text());
    JsonNode once = job();
    assertRight(once, manifest);
    int tenfold = others.orElseThrow().calls.indexOf("/arguments");
    assertTrue(
        tenfold > 0 && others.get().calls.lastIndexOf("/sidecar") > tenfold,
        "all are asked again: " + others.get().calls);

    Kubectl.Said second = kubectl(way.flags, "apply", "-f", file);
    assertEquals(0, second.status(), second.text());
    JsonNode twice = job();
    // The API server stores the same content once more, and from then on nothing.
    assertEquals(unversioned(once), unversioned(twice), second.text());
    Kubectl.Said third = kubectl(way.flags, "apply", "-f", file);
    assertEquals(twice, job(), third.text());

    Kubectl.Said difference = kubectl(way.flags, "diff", "-f", file);
    assertEquals(0, difference.status(), difference.text());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void diffAndDryRunShowThePatchAndChangeNothing(Way way) throws Exception {
    String file = file(Manifest.RATE_IN_AN_ARGUMENT).toString();
    Kubectl.Said difference = kubectl(way.flags, "diff", "-f", file);
    assertEquals(1, difference.status(), difference.text());
    assertTrue(difference.text().contains("--learning_rate=2.0e-4"), difference.text());
    assertTrue(difference.text().contains("tenfold.dev/patched"), difference.text());
    Kubectl.Said dryRun = kubectl(way.flags, "apply", "--dry-run=server", "-o", "yaml", "-f", file);
    assertEquals(0, dryRun.status(), dryRun.text());
    assertTrue(dryRun.text().contains("--learning_rate=2.0e-4"), dryRun.text());
    assertEquals(404, api.send("GET", jobs() + "/zephyr", "").statusCode());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aCustomResourceIsRightOnceToo(Way way) throws Exception {
    definition();
    String replica =
        """
        {"replicas": 1, "template": {"spec": {"containers": [{"name": "pytorch", "image": "x",
         "command": ["trl", "sft"], "args": ["--use_peft", "--load_in_4bit", "--learning_rate", "2E-05"]}]}}}
        """;
    Path file =
        Files.writeString(
            folder.resolve("pytorchjob.json"),
            """
            {"apiVersion": "kubeflow.org/v1", "kind": "PyTorchJob", "metadata": {"name": "zephyr",
             "namespace": "%s"}, "spec": {"pytorchReplicaSpecs": {"Master": %s, "Worker": %s}}}
            """
                .formatted(namespace, replica, replica));
    String path = "/apis/kubeflow.org/v1/namespaces/" + namespace + "/pytorchjobs/zephyr";
    Kubectl.Said first = kubectl(way.flags, "apply", "-f", file.toString());
    assertEquals(0, first.status(), first.text());
    JsonNode once = JSON.readTree(api.send("GET", path, "").body());
    for (String name : List.of("Master", "Worker")) {
      JsonNode containers =
          once.at("/spec/pytorchReplicaSpecs/" + name + "/template/spec/containers");
      assertEquals(2, containers.size(), containers.toString());
      assertEquals(
          "[\"--use_peft\",\"--load_in_4bit\",\"--learning_rate\",\"2.0E-04\",\"--logging_steps=10\"]",
          containers.at("/1/args").toString());
    }
    Kubectl.Said second = kubectl(way.flags, "apply", "-f", file.toString());
    assertEquals(0, second.status(), second.text());
    assertEquals(once, JSON.readTree(api.send("GET", path, "").body()), second.text());
  }

  private void definition() throws Exception {
    send(
        "POST",
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
        """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
         "metadata": {"name": "pytorchjobs.kubeflow.org"},
         "spec": {"group": "kubeflow.org", "scope": "Namespaced",
          "names": {"plural": "pytorchjobs", "singular": "pytorchjob", "kind": "PyTorchJob"},
          "versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema":
           {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}]}}
        """);
    for (int i = 0; i < 100; i++) {
      if (api.send("GET", "/apis/kubeflow.org/v1/pytorchjobs", "").statusCode() == 200) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the resource is not served");
  }
}
