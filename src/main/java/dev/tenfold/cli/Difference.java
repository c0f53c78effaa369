package dev.tenfold.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.source.NumberText;
import java.util.ArrayList;
import java.util.List;

/** One value that differs between two trees, whatever its place; empty where there is none. */
record Difference(String before, String after) {

  static List<Difference> between(JsonNode before, JsonNode after) {
    List<Difference> found = new ArrayList<>();
    collect(before, after, found);
    return found;
  }

  private static void collect(JsonNode before, JsonNode after, List<Difference> found) {
    if (before.isObject() && after.isObject() && before.size() == after.size()) {
      before
          .properties()
          .forEach(entry -> collect(entry.getValue(), after.path(entry.getKey()), found));
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        collect(before.get(i), after.get(i), found);
      }
    } else if (!written(before).equals(written(after))) {
      found.add(new Difference(written(before), written(after)));
    }
  }

  private static String written(JsonNode node) {
    return node.isNumber() ? NumberText.of(node) : node.toString();
  }
}
