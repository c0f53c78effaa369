package dev.tenfold.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Finds the characters of a plain or quoted scalar's value in the text it was written in: line
 * breaks are folded, and quotes have escapes (YAML 1.2, 7.3).
 */
final class FlowScalar {
  private static final String NAMES = "0abt\tnvfe \"/\\N_LP";
  private static final String MEANT = "\0\7\b\t\t\n\13\f\33 \"/\\\u0085\u00a0\u2028\u2029";

  private final Text text;
  private final int end;
  private final ScalarStyle style;
  private final List<Text> parts = new ArrayList<>();
  private int at;

  private FlowScalar(Text text, Span content, ScalarStyle style) {
    this.text = text;
    this.at = content.start();
    this.end = content.end();
    this.style = style;
  }

  /** The value with its places; empty where it is not what these rules make of the content. */
  static Optional<Text> read(Text text, Span content, ScalarStyle style, String value) {
    FlowScalar scalar = new FlowScalar(text, content, style);
    while (scalar.at < scalar.end) {
      scalar.step();
    }
    Text read = Text.join(scalar.parts);
    return read.toString().equals(value) ? Optional.of(read) : Optional.empty();
  }

  private void step() {
    int from = at;
    while (at < end && !isSpecial(at)) {
      at++;
    }
    if (at > from) {
      parts.add(text.sub(from, at));
    } else if (text.charAt(at) == '\\') {
      escape();
    } else if (text.charAt(at) == '\'') {
      parts.add(text.sub(at, at + 1));
      at += 2;
    } else {
      blanks();
    }
  }

  private boolean isSpecial(int index) {
    return switch (text.charAt(index)) {
      case ' ', '\t', '\n', '\r' -> true;
      case '\\' -> style == ScalarStyle.DOUBLE_QUOTED;
      case '\'' -> style == ScalarStyle.SINGLE_QUOTED;
      default -> false;
    };
  }

  /** Blanks are themselves, unless a line ends among them. */
  private void blanks() {
    int from = at;
    int breaks = 0;
    while (at < end && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      breaks += text.charAt(at) == '\n' ? 1 : 0;
      at++;
    }
    if (breaks == 0) {
      parts.add(text.sub(from, at));
    } else {
      parts.add(Text.made(breaks == 1 ? " " : "\n".repeat(breaks - 1)));
    }
  }

  private void escape() {
    char name = at + 1 < end ? text.charAt(at + 1) : '\\';
    int digits = name == 'x' ? 2 : name == 'u' ? 4 : name == 'U' ? 8 : 0;
    if (name == '\n' || name == '\r') {
      int from = ++at;
      while (at < end && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      long breaks = text.sub(from, at).chars().filter(c -> c == '\n').count();
      parts.add(Text.made("\n".repeat((int) Math.max(0, breaks - 1))));
      return;
    }
    int known = NAMES.indexOf(name);
    if (digits > 0) {
      parts.add(Text.made(codePoint(at + 2, Math.min(end, at + 2 + digits))));
    } else if (known >= 0) {
      boolean itself = name == MEANT.charAt(known);
      parts.add(itself ? text.sub(at + 1, at + 2) : Text.made(MEANT.substring(known, known + 1)));
    }
    at += 2 + digits;
  }

  private String codePoint(int from, int to) {
    try {
      return Character.toString(Integer.parseInt(text.sub(from, to).toString(), 16));
    } catch (IllegalArgumentException noCodePoint) {
      return "";
    }
  }
}
