package dev.tenfold.launch.python.syntax;

import dev.tenfold.source.Text;
import org.jspecify.annotations.Nullable;

/** The characters of a text, and the first problem that was met among them. */
final class Characters {
  final Text text;
  final String chars;
  final int end;

  /** Fields of formatted strings; people write some dozens. */
  private static final int MAX_FIELDS = 10_000;

  private final boolean hasHoles;
  private @Nullable Problem problem;
  private final int[] fields;

  Characters(Text text) {
    this(text, text.length(), !text.isKnown(), new int[1]);
  }

  private Characters(Text text, int end, boolean hasHoles, int[] fields) {
    this.fields = fields;
    this.text = text;
    this.chars = text.toString();
    this.end = end;
    this.hasHoles = hasHoles;
  }

  /** The same characters up to an earlier end. */
  Characters upTo(int sooner) {
    return new Characters(text, sooner, hasHoles, fields);
  }

  /** The character there, or -1 beyond the end. */
  int at(int index) {
    return index < end ? chars.charAt(index) : -1;
  }

  boolean looksAt(int index, String expected) {
    return index + expected.length() <= end && chars.startsWith(expected, index);
  }

  boolean isHole(int index) {
    return hasHoles && chars.charAt(index) == Text.HOLE && text.isHoleAt(index);
  }

  /** How many characters of an identifier stand there: none, or one or two for a code point. */
  int identifier(int index, boolean first) {
    if (index >= end) {
      return 0;
    }
    char c = chars.charAt(index);
    if (c < 0x80) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      return letter || (!first && c >= '0' && c <= '9') ? 1 : 0;
    }
    if (isHole(index)) {
      return 0;
    }
    int point = chars.codePointAt(index);
    boolean part =
        first
            ? Character.isUnicodeIdentifierStart(point)
            : Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
    return part ? Character.charCount(point) : 0;
  }

  /** The end of the identifier, or of the letters and digits, that begin there. */
  int afterIdentifier(int index) {
    int at = index;
    int length = identifier(at, false);
    while (length > 0) {
      at += length;
      length = identifier(at, false);
    }
    return at;
  }

  void countField(int at) {
    fields[0]++;
    if (fields[0] > MAX_FIELDS) {
      fail(at, "more than " + MAX_FIELDS + " fields in formatted strings");
    }
  }

  void fail(int at, String why) {
    if (problem == null) {
      problem = new Problem(at, why);
    }
  }

  @Nullable Problem problem() {
    return problem;
  }

  boolean failed() {
    return problem != null;
  }
}
