package dev.tenfold.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cli.Run;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Review;
import dev.tenfold.source.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every case file, through the rooms and through the command line. */
class CasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Answer review(Case example, JsonNode object) {
    return Review.of(example.request(object), example.policies());
  }

  @TestFactory
  Stream<DynamicTest> throughTheRooms() {
    return Case.all().stream()
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> throughTheRooms(example)));
  }

  private static void throughTheRooms(Case example) {
    ObjectNode actual = Expectation.of(example, review(example, example.object()));
    if (Boolean.getBoolean("cases.update")) {
      if (!actual.equals(example.expect())) {
        Expectation.rewrite(example, actual);
        System.out.println(example.name() + " was rewritten: verify the diff");
      }
      return;
    }
    if (!actual.equals(example.expect())) {
      assertEquals(
          Expectation.yaml(example.expect(), 0, ""), Expectation.yaml(actual, 0, ""), "expect");
      fail("the expectations differ in a type only: quote every value");
    }
  }

  @TestFactory
  Stream<DynamicTest> patchedTwiceIsPatchedOnce() {
    return Case.all().stream()
        .filter(example -> !example.expect().path("after").isMissingNode())
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> patchedTwice(example)));
  }

  private static void patchedTwice(Case example) {
    JsonNode once =
        review(example, example.object())
            .correction()
            .orElseThrow()
            .applyTo(Manifest.submitted(example.object()))
            .orElseThrow();
    Answer again = review(example, once);
    assertEquals(Optional.empty(), again.correction());
    assertTrue(again.messages(dev.tenfold.policy.Action.DENY).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> throughTheCommandLine(@TempDir Path folder) {
    return Case.all().stream()
        .filter(example ->
            example.oldObject().isEmpty()
                && !example.tree().has("user")
                && example.skipped("cli").isEmpty())
        .map(example ->
            DynamicTest.dynamicTest(example.name(), () -> throughTheCommandLine(example, folder)));
  }

  /** JSON is YAML. */
  static String documents(List<JsonNode> objects) {
    return objects.stream().map(JsonNode::toString).collect(Collectors.joining("\n---\n"));
  }

  private static void throughTheCommandLine(Case example, Path folder) throws Exception {
    Path input = folder.resolve("input.json");
    ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
    list.putArray("items").add(example.object()).addAll(example.cluster());
    JSON.writeValue(input.toFile(), list);
    String[] args = {"check", "-o", "json", input.toString()};
    if (!example.policyObjects().isEmpty()) {
      Path policy = folder.resolve("policy.yaml");
      Files.writeString(policy, documents(example.policyObjects()));
      args = new String[] {"check", "-o", "json", "--policy", policy.toString(), input.toString()};
    }
    Run run = Run.tenfold(args);
    JsonNode report = JSON.readTree(run.out());
    String action = example.expect().path("action").asText();
    assertEquals(action.equals("deny") || action.equals("patch") ? 1 : 0, run.status(), run.err());
    JsonNode result = report.path("results").path(0);
    if (result.isMissingNode()) {
      assertTrue(example.expect().path("runs").isMissingNode(), "no result");
      return;
    }
    assertEquals(action, result.path("action").asText());
    for (String field : new String[] {"policy", "mode"}) {
      assertEquals(example.expect().path(field).asText(), result.path(field).asText(), field);
    }
    JsonNode expected = example.expect().path("runs");
    assertEquals(expected.size(), result.path("runs").size());
    for (int i = 0; i < expected.size(); i++) {
      for (String field :
          new String[] {
            "at",
            "framework",
            "method",
            "stage",
            "verdict",
            "action",
            "suggested",
            "reason",
            "exempt",
            "dryRun",
            "message"
          }) {
        assertEquals(
            expected.get(i).path(field).asText(),
            result.path("runs").get(i).path(field).asText(),
            field);
      }
      assertEquals(
          expected.get(i).path("value").asText(),
          result.path("runs").get(i).path("learningRate").path("value").asText());
    }
  }
}
