package dev.tenfold.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/** What a tree takes to hold, in bytes, about. */
final class Weight {
  private static final int NODE = 64;

  private Weight() {}

  static long of(JsonNode tree) {
    long weight = NODE;
    if (tree.isTextual()) {
      weight += tree.textValue().length();
    }
    for (JsonNode child : tree) {
      weight += of(child);
    }
    return weight;
  }
}
