package dev.tenfold.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Merge Patch (RFC 7396) that makes one object another. */
final class MergePatch {
  private MergePatch() {}

  static ObjectNode between(JsonNode before, JsonNode after) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    before
        .fieldNames()
        .forEachRemaining(name -> {
          if (!after.has(name)) {
            patch.putNull(name);
          }
        });
    for (var entry : after.properties()) {
      JsonNode old = before.path(entry.getKey());
      if (old.isObject() && entry.getValue().isObject()) {
        ObjectNode inner = between(old, entry.getValue());
        if (!inner.isEmpty()) {
          patch.set(entry.getKey(), inner);
        }
      } else if (!old.equals(entry.getValue())) {
        patch.set(entry.getKey(), entry.getValue());
      }
    }
    return patch;
  }
}
