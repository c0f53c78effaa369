package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields whose schema leaves open whether a value is text, a number or a boolean. */
final class Scalars {
  private Scalars() {}

  /** The value as text. */
  static Text text(Field field) {
    return field.node().isBoolean() ? Text.made(field.node().asText()) : field.scalar();
  }

  /** Every scalar of a map, by its name. */
  static Map<String, Text> entries(Field map) {
    Map<String, Text> texts = new LinkedHashMap<>();
    map.entries()
        .forEach((name, value) -> {
          if (value.isPresent() && value.node().isValueNode()) {
            texts.put(name, text(value));
          }
        });
    return texts;
  }
}
