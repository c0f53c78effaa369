package dev.tenfold.generated;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * The schema of the chart's values. It is written by hand but for {@code policy}, which is the spec
 * of the custom resource definition: a mistake in it is told before anything is installed.
 */
final class ChartSchema {
  static final Path FILE = Path.of("charts/tenfold/values.schema.json");
  private static final Path DEFINITION = Path.of("charts/tenfold/files/learningratepolicies.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What both kinds of schema say in the same way. */
  private static final Set<String> SHARED =
      Set.of(
          "type",
          "description",
          "enum",
          "required",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "maxItems");

  private ChartSchema() {}

  static JsonNode read() {
    try {
      return JSON.readTree(Files.readString(FILE));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String text() {
    ObjectNode schema = (ObjectNode) read();
    JsonNode spec =
        ChartReadme.yaml(DEFINITION).at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    ObjectNode policy = closed(spec);
    policy.put(
        "description", schema.path("properties").path("policy").path("description").asText());
    ((ObjectNode) schema.path("properties")).set("policy", policy);
    try {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      return JSON.writer(
                  new DefaultPrettyPrinter()
                      .withObjectIndenter(indenter)
                      .withArrayIndenter(indenter))
              .writeValueAsString(schema)
          + "\n";
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The same as a JSON schema that takes no key but those that it knows. */
  private static ObjectNode closed(JsonNode schema) {
    ObjectNode closed = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> part : schema.properties()) {
      if (SHARED.contains(part.getKey())) {
        closed.set(part.getKey(), part.getValue());
      }
    }
    if (schema.has("items")) {
      closed.set("items", closed(schema.path("items")));
    }
    if (schema.path("additionalProperties").isObject()) {
      closed.set("additionalProperties", closed(schema.path("additionalProperties")));
    }
    if (schema.has("properties")) {
      closed.put("additionalProperties", false);
      ObjectNode properties = closed.putObject("properties");
      schema
          .path("properties")
          .properties()
          .forEach(property -> properties.set(property.getKey(), closed(property.getValue())));
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      ArrayNode types = JsonNodeFactory.instance.arrayNode().add("number").add("string");
      closed.set("type", types);
    }
    return closed;
  }
}
