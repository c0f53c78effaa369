package dev.tenfold.launch.python.syntax;

import dev.tenfold.source.Text;

/**
 * A backslash and what it stands for.
 *
 * @param end behind it; 0 for a backslash that stands for itself, -1 for one that CPython refuses
 */
record Escape(Text value, int end) {
  private static final Escape NONE = new Escape(Text.EMPTY, 0);
  private static final Escape REFUSED = new Escape(Text.EMPTY, -1);
  private static final int LONGEST_NAME = 100;
  private static final String SINGLE = "\\'\"abfnrtv";
  private static final String MEANING = "\\'\"\u0007\b\f\n\r\t\u000b";

  boolean isNone() {
    return end == 0;
  }

  boolean isRefused() {
    return end < 0;
  }

  static Escape at(String chars, int at, int to, boolean bytes) {
    char c = chars.charAt(at + 1);
    int single = SINGLE.indexOf(c);
    if (single >= 0) {
      return new Escape(Text.made(MEANING.substring(single, single + 1)), at + 2);
    }
    return switch (c) {
      case '\n' -> new Escape(Text.EMPTY, at + 2);
      case '\r' ->
          new Escape(Text.EMPTY, at + 2 < to && chars.charAt(at + 2) == '\n' ? at + 3 : at + 2);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(chars, at + 1, to, bytes);
      case 'x' -> hexadecimal(chars, at + 2, 2, to);
      case 'u' -> bytes ? NONE : hexadecimal(chars, at + 2, 4, to);
      case 'U' -> bytes ? NONE : hexadecimal(chars, at + 2, 8, to);
      case 'N' -> bytes ? NONE : named(chars, at + 2, to);
      default -> NONE;
    };
  }

  private static Escape octal(String chars, int from, int to, boolean bytes) {
    int end = from;
    int value = 0;
    while (end < Math.min(to, from + 3) && chars.charAt(end) >= '0' && chars.charAt(end) <= '7') {
      value = value * 8 + chars.charAt(end) - '0';
      end++;
    }
    int kept = bytes ? value & 0xff : value;
    return new Escape(Text.made(String.valueOf((char) kept)), end);
  }

  private static Escape hexadecimal(String chars, int from, int digits, int to) {
    if (from + digits > to) {
      return REFUSED;
    }
    long value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = chars.charAt(i) < 0x80 ? Character.digit(chars.charAt(i), 16) : -1;
      if (digit < 0) {
        return REFUSED;
      }
      value = value * 16 + digit;
    }
    if (value > Character.MAX_CODE_POINT) {
      return REFUSED;
    }
    // two halves stay two characters for Python, whatever stands beside them
    boolean half = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    return new Escape(
        half ? Text.unknown("half a surrogate pair") : Text.made(Character.toString((int) value)),
        from + digits);
  }

  /** A character by its name: which names there are depends on the version of Unicode. */
  private static Escape named(String chars, int from, int to) {
    int close = from;
    while (close < Math.min(to, from + LONGEST_NAME) && chars.charAt(close) != '}') {
      close++;
    }
    return close < Math.min(to, from + LONGEST_NAME) && chars.charAt(from) == '{'
        ? new Escape(Text.unknown("a character by its name"), close + 1)
        : REFUSED;
  }
}
