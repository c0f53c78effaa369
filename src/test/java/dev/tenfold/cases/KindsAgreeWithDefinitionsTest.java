package dev.tenfold.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tenfold.job.JobKinds;
import dev.tenfold.job.KindFacts;
import dev.tenfold.job.ReferencedKinds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of each kind is what its real definition says, where that is there. */
class KindsAgreeWithDefinitionsTest {
  /** Fields of older versions, which the definition of today does not have any more. */
  private static final Set<String> OLDER = Set.of("/spec/podTemplateOverrides");

  /** Those of which there is a definition; all of them where there is none at all. */
  static Stream<KindFacts> kinds() {
    return Stream.concat(
            JobKinds.ALL.stream().map(kind -> kind.facts()), ReferencedKinds.ALL.stream())
        .filter(facts -> facts.group().contains("."))
        .filter(facts -> Definitions.folder().isEmpty() || Definitions.isReal(facts))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theFactsOfAKindAreThoseOfItsDefinition(KindFacts facts) throws Exception {
    assumeTrue(
        Definitions.folder().isPresent(),
        "no custom resource definitions in TENFOLD_CRDS or ../shared/crds");
    List<JsonNode> definitions = Definitions.realOnes(facts);
    Set<String> versions = new HashSet<>();
    for (JsonNode definition : definitions) {
      JsonNode spec = definition.path("spec");
      assertEquals(facts.group(), spec.path("group").asText());
      assertEquals(facts.kind(), spec.path("names").path("kind").asText());
      assertEquals(facts.resource(), spec.path("names").path("plural").asText());
      assertEquals(facts.scope().name(), spec.path("scope").asText().toUpperCase(Locale.ROOT));
      for (JsonNode version : spec.path("versions")) {
        versions.add(version.path("name").asText());
        assertEquals(List.of(), unknownPlaces(facts, version));
      }
    }
    assertEquals(Set.copyOf(facts.versions()), versions);
  }

  private static List<String> unknownPlaces(KindFacts facts, JsonNode version) {
    List<String> places = new ArrayList<>(facts.podTemplates());
    places.addAll(facts.reads());
    places.addAll(facts.immutable());
    JsonNode schema = version.path("schema").path("openAPIV3Schema");
    return places.stream()
        .filter(place -> !OLDER.contains(place))
        .filter(place -> !has(schema, List.of(place.substring(1).split("/"))))
        .toList();
  }

  private static boolean has(JsonNode schema, List<String> path) {
    if (path.isEmpty() || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      return true;
    }
    JsonNode next = MissingNode.getInstance();
    if (!path.getFirst().equals("*")) {
      next = schema.path("properties").path(path.getFirst());
    } else if (schema.path("items").isObject()) {
      next = schema.path("items");
    } else if (schema.path("additionalProperties").isObject()) {
      next = schema.path("additionalProperties");
    }
    return !next.isMissingNode() && has(next, path.subList(1, path.size()));
  }

  /** A field that the definition itself makes immutable may not be left out of the facts. */
  @ParameterizedTest
  @MethodSource("kinds")
  void whatADefinitionFixesIsKnownToBeFixed(KindFacts facts) throws Exception {
    assumeTrue(
        Definitions.folder().isPresent(),
        "no custom resource definitions in TENFOLD_CRDS or ../shared/crds");
    for (JsonNode definition : Definitions.realOnes(facts)) {
      for (JsonNode version : definition.path("spec").path("versions")) {
        List<String> fixed = new ArrayList<>();
        fixed(version.path("schema").path("openAPIV3Schema"), "", fixed);
        for (String place : fixed) {
          assertTrue(!isRead(facts, place) || isFixed(facts, place), place);
        }
      }
    }
  }

  private static void fixed(JsonNode schema, String at, List<String> found) {
    for (JsonNode rule : schema.path("x-kubernetes-validations")) {
      if (rule.path("rule").asText().equals("self == oldSelf")) {
        found.add(at);
      }
    }
    schema
        .path("properties")
        .properties()
        .forEach(entry -> fixed(entry.getValue(), at + "/" + entry.getKey(), found));
    if (schema.path("items").isObject()) {
      fixed(schema.path("items"), at + "/*", found);
    }
    if (schema.path("additionalProperties").isObject()) {
      fixed(schema.path("additionalProperties"), at + "/*", found);
    }
  }

  /** Whether the place holds something that is read, or lies in what is read for its processes. */
  private static boolean isRead(KindFacts facts, String place) {
    return Stream.concat(facts.podTemplates().stream(), facts.reads().stream())
        .anyMatch(read -> read.equals(place) || read.startsWith(place + "/"));
  }

  private static boolean isFixed(KindFacts facts, String place) {
    return facts.immutable().stream()
        .anyMatch(known -> place.equals(known) || place.startsWith(known + "/"));
  }
}
