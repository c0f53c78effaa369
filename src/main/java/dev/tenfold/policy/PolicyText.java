package dev.tenfold.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.util.ArrayList;
import java.util.List;

/** Reads the policies of a YAML or JSON text: its documents, and the items of a list. */
public final class PolicyText {
  private PolicyText() {}

  /** The policies; {@code Unreadable} says what is wrong with the first that is none. */
  public static Reading<Policies> read(String yaml) {
    YamlText.Documents documents =
        YamlText.readFile(Text.written(new Place.InSubmitted(Pointer.ROOT), yaml));
    if (documents.problem().isPresent()) {
      YamlText.Problem problem = documents.problem().get();
      return new Reading.Unreadable<>("line " + problem.line() + ": " + problem.message());
    }
    List<JsonNode> objects = new ArrayList<>();
    documents.trees().forEach(tree -> add(KubernetesYaml.toJson(tree), objects));
    List<Policy> policies = new ArrayList<>();
    for (JsonNode object : objects) {
      switch (PolicyReader.read(object).strictly()) {
        case PolicyReading.Valid(Policy policy, var ignored) -> policies.add(policy);
        case PolicyReading.Invalid invalid -> {
          return new Reading.Unreadable<>(invalid.sentence());
        }
      }
    }
    return policies.isEmpty()
        ? new Reading.Unreadable<>("it holds no policy; write a LearningRatePolicy")
        : new Reading.Found<>(new Policies(policies));
  }

  private static void add(JsonNode object, List<JsonNode> objects) {
    if (object.isNull()) {
      return;
    }
    if (object.path("kind").asText("").endsWith("List") && object.path("items").isArray()) {
      object.path("items").forEach(objects::add);
    } else {
      objects.add(object);
    }
  }
}
