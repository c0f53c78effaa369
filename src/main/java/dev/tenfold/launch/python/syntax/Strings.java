package dev.tenfold.launch.python.syntax;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;

/** What string tokens stand for: their characters, each where it was written. */
public final class Strings {
  private Strings() {}

  /** The characters between the quotes. */
  public static Text body(Text source, StringPart part) {
    return decoded(source, part.bodyFrom(), part.bodyTo(), part.isRaw(), part.isBytes());
  }

  /** The characters of a piece of a formatted string. */
  public static Text piece(Text source, StringPart part, int from, int to) {
    return withoutDoubledBraces(decoded(source, from, to, part.isRaw(), false));
  }

  /** Whether CPython takes the characters of a string, and its escapes. */
  static boolean isTaken(String chars, int from, int to, String prefix) {
    boolean raw = prefix.indexOf('r') >= 0;
    boolean bytes = prefix.indexOf('b') >= 0;
    int at = from;
    while (at < to) {
      char c = chars.charAt(at);
      if (bytes && c >= 0x80) {
        return false;
      }
      if (c != '\\' || raw || at + 1 >= to) {
        at++;
        continue;
      }
      Escape escape = Escape.at(chars, at, to, bytes);
      if (escape.isRefused()) {
        return false;
      }
      at = escape.isNone() ? at + 2 : escape.end();
    }
    return true;
  }

  private static Text withoutDoubledBraces(Text text) {
    String chars = text.toString();
    if (chars.indexOf('{') < 0 && chars.indexOf('}') < 0) {
      return text;
    }
    List<Text> parts = new ArrayList<>();
    int done = 0;
    for (int i = 0; i + 1 < chars.length(); i++) {
      char c = chars.charAt(i);
      if ((c == '{' || c == '}') && chars.charAt(i + 1) == c) {
        parts.add(text.sub(done, i + 1));
        i++;
        done = i + 1;
      }
    }
    parts.add(text.sub(done));
    return Text.join(parts);
  }

  private static Text decoded(Text source, int from, int to, boolean raw, boolean bytes) {
    String chars = source.toString();
    List<Text> parts = new ArrayList<>();
    int done = from;
    int at = from;
    while (at < to) {
      char c = chars.charAt(at);
      if (c == '\r') {
        // CPython reads every line's end as one \n
        parts.add(source.sub(done, at));
        parts.add(Text.made("\n"));
        at += at + 1 < to && chars.charAt(at + 1) == '\n' ? 2 : 1;
        done = at;
      } else if (c == '\\' && !raw && at + 1 < to) {
        Escape escape = Escape.at(chars, at, to, bytes);
        if (escape.isNone() || escape.isRefused()) {
          at += 2;
          continue;
        }
        parts.add(source.sub(done, at));
        parts.add(escape.value());
        at = escape.end();
        done = at;
      } else {
        at++;
      }
    }
    parts.add(source.sub(done, to));
    return Text.join(parts);
  }
}
