package dev.tenfold.launch.shell;

import java.util.OptionalInt;

/** Reads the signs and names of an arithmetic expression. */
final class ArithmeticCursor {
  static final String[][] BINARY = {
    {"||"},
    {"&&"},
    {"|"},
    {"^"},
    {"&"},
    {"==", "!="},
    {"<=", ">=", "<", ">"},
    {"<<", ">>"},
    {"+", "-"},
    {"*", "/", "%"},
  };

  final String text;
  int pos;

  ArithmeticCursor(String text) {
    this.text = text;
  }

  boolean take(String symbol) {
    skipBlanks();
    if (!text.startsWith(symbol, pos)) {
      return false;
    }
    pos += symbol.length();
    return true;
  }

  void skipBlanks() {
    while (pos < text.length() && Character.isWhitespace(text.charAt(pos))) {
      pos++;
    }
  }

  boolean atEnd() {
    skipBlanks();
    return pos >= text.length();
  }

  /** The length of the operator that assigns, if one stands here. */
  OptionalInt assignmentOperator() {
    for (String each : new String[] {"=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>="}) {
      if (text.startsWith(each, pos) && !text.startsWith("==", pos)) {
        return OptionalInt.of(each.length());
      }
    }
    return OptionalInt.empty();
  }

  /** The operator of that level of precedence that stands here; empty for another one. */
  String operator(int level) {
    skipBlanks();
    for (String each : BINARY[level]) {
      if (text.startsWith(each, pos)) {
        String after =
            text.substring(pos + each.length(), Math.min(text.length(), pos + each.length() + 1));
        boolean longer =
            (after.equals("=") && !each.endsWith("=") && !"<>!".contains(each))
                || (each.length() == 1 && "|&<>*".contains(each) && after.equals(each));
        if (!longer) {
          return each;
        }
      }
    }
    return "";
  }

  /** A name, with or without a dollar. */
  String name() {
    int start = pos;
    int at = pos;
    boolean braces = text.startsWith("${", at);
    at += braces ? 2 : text.startsWith("$", at) ? 1 : 0;
    int nameStart = at;
    while (at < text.length()
        && (Character.isLetter(text.charAt(at))
            || text.charAt(at) == '_'
            || (at > nameStart && Character.isDigit(text.charAt(at))))) {
      at++;
    }
    String name = text.substring(nameStart, at);
    if (braces && !text.startsWith("}", at)) {
      pos = start;
      return "";
    }
    if (!name.isEmpty()) {
      pos = at + (braces ? 1 : 0);
    }
    return name;
  }

  /** Letters and digits, as far as they go. */
  String digits() {
    int start = pos;
    while (pos < text.length() && Character.isLetterOrDigit(text.charAt(pos))) {
      pos++;
    }
    return text.substring(start, pos);
  }
}
