package dev.tenfold.source;

import java.util.ArrayList;
import java.util.List;

/** Finds the characters of a scalar's value again in the text it was written in. */
final class BlockScalar {
  private BlockScalar() {}

  /** The value of a literal or folded block; its header line is no part of it. */
  static Text read(Text text, Span span, String value) {
    int from = span.start();
    while (from < span.end() && text.charAt(from) != '\n') {
      from++;
    }
    return align(text, new Span(Math.min(from + 1, span.end()), span.end()), value);
  }

  /**
   * Walks value and text side by side: equal characters belong together, a character that the text
   * has besides (indentation, a fold's line break, an escape) is skipped, and one that only the
   * value has was made.
   */
  static Text align(Text text, Span span, String value) {
    List<Text> parts = new ArrayList<>();
    int at = span.start();
    int i = 0;
    while (i < value.length()) {
      int found = next(text, at, span.end(), value.charAt(i));
      if (found < 0) {
        parts.add(Text.made(value.substring(i, i + 1)));
        i++;
        continue;
      }
      int end = found;
      while (i < value.length()
          && end < span.end()
          && text.charAt(end) == value.charAt(i)
          && (text.charAt(end) != '\n' || end == found)) {
        end++;
        i++;
      }
      parts.add(text.sub(found, end));
      at = end;
    }
    return Text.join(parts);
  }

  /** Where the character comes next, if nothing but layout or an escape lies before it. */
  private static int next(Text text, int from, int end, char wanted) {
    for (int at = from; at < end; at++) {
      char c = text.charAt(at);
      if (c == wanted) {
        return at;
      }
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\\' && c != '\'') {
        return -1;
      }
    }
    return -1;
  }
}
