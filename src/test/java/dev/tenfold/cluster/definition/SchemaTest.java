package dev.tenfold.cluster.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.policy.PolicyExamples;
import dev.tenfold.policy.PolicyExamples.Example;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the schema refuses on a real API server, with which sentence, and what it explains. */
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static Optional<ApiServer> server = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> binaries = ApiServer.binaries();
    assumeTrue(
        binaries.isPresent(),
        "no kube-apiserver and etcd in TENFOLD_API_SERVER_BIN, KUBEBUILDER_ASSETS or the cache");
    server = Optional.of(ApiServer.start(binaries.get()));
    PolicyDefinition.install(api());
  }

  @AfterAll
  static void stop() {
    server.ifPresent(ApiServer::close);
  }

  private static ApiServer api() {
    return server.orElseThrow();
  }

  static List<Example> refused() {
    return PolicyExamples.refused();
  }

  static List<Example> accepted() {
    return PolicyExamples.accepted();
  }

  /** As kubectl sends it: a field that the schema does not know is refused, too. */
  private static HttpResponse<String> tryOut(Example example) throws Exception {
    return api()
        .send(
            "POST",
            PolicyDefinition.PATH + "?dryRun=All&fieldValidation=Strict",
            example.policy().toString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefusedWithTheSentence(Example example) throws Exception {
    HttpResponse<String> answer = tryOut(example);
    assertTrue(answer.statusCode() == 422 || answer.statusCode() == 400, answer.body());
    String message = JSON.readTree(answer.body()).path("message").asText();
    if (!example.text("schema").isEmpty()) {
      assertTrue(message.contains(example.text("schema")), message);
      return;
    }
    boolean said = false;
    for (JsonNode cause : JSON.readTree(answer.body()).path("details").path("causes")) {
      said |=
          cause.path("field").asText().equals(example.text("at"))
              && cause.path("message").asText().endsWith(": " + example.text("says"));
    }
    assertTrue(said, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void isAccepted(Example example) throws Exception {
    HttpResponse<String> answer = tryOut(example);
    assertEquals(201, answer.statusCode(), answer.body());
  }

  @Test
  void explainIsTheReference() throws Exception {
    String spec = kubectl("explain", "lrp.spec", "--recursive=false");
    assertTrue(spec.contains("Of several policies, the one with the highest"), spec);
    for (String field :
        List.of(
            "additionalKinds",
            "copied",
            "dryRun",
            "exemptions",
            "fullFineTuning",
            "gitOps",
            "high",
            "invalid",
            "match",
            "methods",
            "priority",
            "stages",
            "unknown")) {
      assertTrue(spec.contains("\n  " + field + "\t<"), spec);
    }
    for (String path :
        List.of(
            "lrp.spec",
            "lrp.spec.match",
            "lrp.spec.match.kinds",
            "lrp.spec.match.namespaceSelector",
            "lrp.spec.match.namespaceSelector.matchExpressions",
            "lrp.spec.additionalKinds",
            "lrp.spec.stages",
            "lrp.spec.stages.frameworks",
            "lrp.spec.stages.recognisedBy",
            "lrp.spec.methods",
            "lrp.spec.exemptions",
            "lrp.spec.exemptions.subjects",
            "lrp.status",
            "lrp.status.conditions")) {
      String page = kubectl("explain", path);
      assertTrue(!page.contains("<no description>"), page);
    }
  }

  @Test
  void theColumnsAreActionPriorityViolationsAndAge() throws Exception {
    String policy =
        """
        {"apiVersion": "tenfold.dev/v1alpha1", "kind": "LearningRatePolicy", "metadata": {"name": "columns"},
         "spec": {"priority": 7}}
        """;
    api().send("POST", PolicyDefinition.PATH, policy);
    assertEquals(
        List.of("NAME", "ACTION", "PRIORITY", "VIOLATIONS", "AGE"),
        List.of(kubectl("get", "lrp").lines().findFirst().orElseThrow().split(" +")));
  }

  private static String kubectl(String... arguments) throws Exception {
    Path config = Files.createTempFile("kubeconfig", ".json");
    Files.writeString(config, api().kubeconfig());
    List<String> command = new java.util.ArrayList<>();
    command.add(ApiServer.binaries().orElseThrow().resolve("kubectl").toString());
    command.addAll(List.of(arguments));
    command.add("--kubeconfig=" + config);
    command.add("--cache-dir=" + config + ".cache");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
