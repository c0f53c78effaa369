package dev.tenfold.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cases.Case;
import dev.tenfold.policy.Action;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Policies;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyReader;
import dev.tenfold.policy.PolicyReading;
import dev.tenfold.policy.Verdict;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.training.LearningRate;
import io.fabric8.zjsonpatch.JsonPatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Laws of every patch: what is patched is right, patching it again changes nothing, everything but
 * the rates is what it was, and another JSON Patch library makes the same of it.
 */
class PatchPropertiesTest {
  private static final int VARIANTS = 3_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  static final Day TODAY = new Day("2026-06-15");
  static final Policy POLICY = policy();
  static final Policies PATCH = Policies.of(POLICY);

  private static Policy policy() {
    ObjectNode policy =
        JsonNodeFactory.instance
            .objectNode()
            .put("apiVersion", "tenfold.dev/v1alpha1")
            .put("kind", "LearningRatePolicy");
    policy.putObject("metadata").put("name", "patch");
    ArrayNode stages = policy.putObject("spec").putArray("stages");
    for (String stage :
        "sft dpo orpo kto cpo simpo grpo rloo ppo reward pretrain unknown".split(" ")) {
      stages.addObject().put("name", stage).put("action", "Patch");
    }
    return switch (PolicyReader.read(policy).strictly()) {
      case PolicyReading.Valid valid -> valid.policy();
      case PolicyReading.Invalid invalid -> throw new AssertionError(invalid.sentence());
    };
  }

  @TestFactory
  Stream<DynamicTest> ofEveryCase() {
    return Case.all().stream()
        .map(example ->
            DynamicTest.dynamicTest(
                example.name(),
                () ->
                    laws(
                        example.object(),
                        example.oldObject(),
                        example.lookup(),
                        example.asker(),
                        example.name())));
  }

  @Test
  void ofGeneratedObjectsWhichAllArePatched() {
    for (long seed = 0; seed < VARIANTS; seed++) {
      Variants.Variant variant = Variants.of(seed);
      String told = "seed " + seed + "\n" + variant.object() + "\n" + variant.files();
      Answer answer =
          laws(
              variant.object(),
              Optional.empty(),
              lookup(variant.files()),
              new Request.Asker.File(),
              told);
      assertEquals(1, answer.runs().size(), told);
      assertTrue(answer.correction().isPresent(), () -> told + answer.messages(Action.DENY));
    }
  }

  static Lookup lookup(ObjectNode files) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    map.put("apiVersion", "v1").put("kind", "ConfigMap").putObject("metadata").put("name", "r");
    map.set("data", files);
    return reference -> new Reading.Found<>(Manifest.referenced(map));
  }

  private static Answer laws(
      JsonNode object, Optional<JsonNode> old, Lookup lookup, Request.Asker asker, String told) {
    Manifest manifest = Manifest.submitted(object);
    Optional<Manifest> before = old.map(Manifest::submitted);
    Answer answer =
        Review.of(new Request(manifest, before, lookup, asker, manifest.namespace(), TODAY), PATCH);
    assertEquals(List.of(), answer.repair().defects(), told);
    assertTrue(answer.messages(Action.PATCH).isEmpty() == answer.correction().isEmpty(), told);
    if (answer.correction().isEmpty()) {
      return answer;
    }
    JsonNode patched = answer.correction().get().applyTo(manifest).orElseThrow();
    assertEquals(Optional.empty(), PatchedText.otherDifference(object, patched), told);
    assertEquals(patched, byAnotherLibrary(object, answer.correction().get()), told);
    Answer again =
        Review.of(
            new Request(
                Manifest.submitted(patched),
                Optional.empty(),
                lookup,
                asker,
                manifest.namespace(),
                TODAY),
            PATCH);
    assertEquals(Optional.empty(), again.correction(), told);
    for (int i = 0; i < answer.runs().size(); i++) {
      right(answer.runs().get(i), again.runs().get(i), told);
    }
    return answer;
  }

  private static void right(Judged before, Judged after, String told) {
    if (before.action() != Action.PATCH) {
      return;
    }
    assertEquals(Verdict.OK, after.finding().verdict(), told);
    if (after.run().learningRate() instanceof LearningRate.Known known) {
      assertEquals(0, known.value().compareTo(before.finding().suggested().orElseThrow()), told);
    } else {
      assertTrue(after.run().learningRate() instanceof LearningRate.Range, told);
    }
  }

  /** As an API server gets it: as text. */
  private static JsonNode byAnotherLibrary(JsonNode object, Correction correction) {
    try {
      String patch = correction.toJsonPatch(Manifest.submitted(object)).orElseThrow().toString();
      return JsonPatch.apply(JSON.readTree(patch), object);
    } catch (java.io.IOException noJson) {
      throw new AssertionError(noJson);
    }
  }
}
