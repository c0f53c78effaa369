package dev.tenfold.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The chart's values and their schema know the same keys, and each of them says what it is. */
class ChartValuesTest {
  private static final JsonNode VALUES = ChartReadme.yaml(Path.of("charts/tenfold/values.yaml"));

  @Test
  void everyValueOfTheSchemaHasADefaultAndAMeaning() {
    ChartReadme.leaves()
        .forEach((name, schema) -> {
          if (!name.equals("global")) {
            assertFalse(ChartReadme.at(VALUES, name).isMissingNode(), name + " has no default");
          }
          assertFalse(schema.path("description").asText("").isEmpty(), name + " says nothing");
        });
  }

  @Test
  void everyDefaultIsInTheSchema() {
    Set<String> unknown = new TreeSet<>();
    collect("", VALUES, unknown);
    assertEquals(Set.of(), unknown);
  }

  private static void collect(String prefix, JsonNode values, Set<String> unknown) {
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      String name = prefix + value.getKey();
      boolean known =
          ChartReadme.leaves().keySet().stream()
              .anyMatch(leaf -> leaf.equals(name) || leaf.startsWith(name + "."));
      if (!known) {
        unknown.add(name);
      } else if (!ChartReadme.leaves().containsKey(name)) {
        collect(name + ".", value.getValue(), unknown);
      }
    }
  }

  @Test
  void noGroupTakesAnUnknownKey() {
    closed("", ChartSchema.read());
  }

  private static void closed(String name, JsonNode schema) {
    if (schema.has("properties")) {
      assertTrue(
          schema.path("additionalProperties").isBoolean()
              && !schema.path("additionalProperties").asBoolean(),
          name + " takes unknown keys");
    }
    schema
        .path("properties")
        .properties()
        .forEach(property -> closed(name + "." + property.getKey(), property.getValue()));
    if (schema.has("items")) {
      closed(name + "[]", schema.path("items"));
    }
  }
}
