package dev.tenfold.review;

import java.util.Optional;

/**
 * Strings as Go's {@code encoding/json} writes them, which escapes more than JSON asks for ({@code
 * encodeState.string} and {@code htmlSafeSet}). API servers compare the value of a JSON Patch's
 * {@code test} with their own by its characters ({@code evanphx/json-patch}, {@code
 * lazyNode.equal}).
 */
final class GoJson {
  private GoJson() {}

  /** Empty where versions of Go write the text differently: backspace and form feed, until 1.22. */
  static Optional<String> string(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\b', '\f' -> {
          return Optional.empty();
        }
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        case '<', '>', '&', '\u2028', '\u2029' -> json.append(escaped(c));
        default -> json.append(c < ' ' ? escaped(c) : String.valueOf(c));
      }
    }
    return Optional.of(json.append('"').toString());
  }

  private static String escaped(char c) {
    return String.format("\\u%04x", (int) c);
  }
}
