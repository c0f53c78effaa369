package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into tokens as CPython does; the first thing that is no Python ends it. */
final class Tokenizer {
  /** A megabyte of ordinary Python has about a fifth of this. */
  static final int MAX_TOKENS = 1 << 18;

  /** CPython's own limits. */
  private static final int MAX_BRACKETS = 200;

  private static final int TAB = 8;

  private static final List<String> OPERATORS =
      List.of(
          "**=", "//=", ">>=", "<<=", "...", "->", ":=", "==", "!=", "<=", ">=", "+=", "-=", "*=",
          "/=", "%=", "&=", "|=", "^=", "@=", "**", "//", "<<", ">>", "+", "-", "*", "/", "%", "@",
          "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=");

  /** What a template puts into code; a bound, so that many open braces stay linear. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\{\\{[^{}\\n]{1,200}\\}\\}|\\$\\{[^{}\\n]{1,200}\\}|\\$\\([^()\\n]{1,200}\\)"
              + "|\\$[A-Za-z_][A-Za-z0-9_]*");

  private final Characters source;
  private final NumberScanner numbers;
  private final StringScanner strings;
  private final List<Token> tokens = new ArrayList<>();
  private final Indents indents;
  private final StringBuilder brackets = new StringBuilder();
  private int at;

  Tokenizer(Characters source, int from) {
    this.source = source;
    numbers = new NumberScanner(source);
    strings = new StringScanner(source);
    indents = new Indents(source);
    at = from;
  }

  /** The tokens of whole lines. */
  List<Token> lines() {
    if (source.at(at) == '\uFEFF') {
      at++;
    }
    while (at < source.end && !source.failed()) {
      if (startOfLine()) {
        restOfLine();
      }
    }
    if (!brackets.isEmpty()) {
      source.fail(at, "a bracket is not closed");
    }
    add(Kind.DEDENT, indents.open());
    add(Kind.END, at, at);
    return tokens;
  }

  /** The tokens of an expression in brackets, where a line's end means nothing. */
  List<Token> expression() {
    brackets.append('(');
    restOfLine();
    if (brackets.length() != 1) {
      source.fail(at, "a bracket is not closed");
    }
    add(Kind.END, at, at);
    return tokens;
  }

  private void add(Kind kind, int start, int end) {
    if (tokens.size() >= MAX_TOKENS) {
      source.fail(start, "more than " + MAX_TOKENS + " words");
    }
    tokens.add(new Token(kind, start, end));
  }

  private void add(Kind kind, int times) {
    for (int i = 0; i < times; i++) {
      add(kind, at, at);
    }
  }

  /** Reads the white space before a line; false for a line with nothing on it. */
  private boolean startOfLine() {
    int column = 0;
    int tabColumn = 0;
    for (; at < source.end; at++) {
      int c = source.at(at);
      if (c == ' ') {
        column++;
        tabColumn++;
      } else if (c == '\t') {
        column = (column / TAB + 1) * TAB;
        tabColumn++;
      } else if (c == '\f') {
        column = 0;
        tabColumn = 0;
      } else {
        break;
      }
    }
    int c = source.at(at);
    if (c == '#') {
      skipComment();
      c = source.at(at);
    }
    if (c < 0 || isLineEnd(c)) {
      at += lineEnd();
      return false;
    }
    int change = indents.change(at, column, tabColumn);
    add(change > 0 ? Kind.INDENT : Kind.DEDENT, Math.abs(change));
    return true;
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  private int lineEnd() {
    return source.at(at) == '\r' && source.at(at + 1) == '\n' ? 2 : at < source.end ? 1 : 0;
  }

  private void skipComment() {
    while (at < source.end && !isLineEnd(source.at(at))) {
      if (isLoneSurrogate(at)) {
        noText();
        return;
      }
      at++;
    }
  }

  /** The tokens up to the end of the logical line, that end included. */
  private void restOfLine() {
    while (!source.failed()) {
      int c = source.at(at);
      if (c < 0) {
        if (brackets.isEmpty()) {
          add(Kind.NEWLINE, at, at);
        }
        return;
      }
      if (isLineEnd(c)) {
        int length = lineEnd();
        if (brackets.isEmpty()) {
          add(Kind.NEWLINE, at, at + length);
          at += length;
          return;
        }
        at += length;
      } else if (c == ' ' || c == '\t' || c == '\f') {
        at++;
      } else if (c == '#') {
        skipComment();
      } else if (c == '\\') {
        joinLines();
      } else {
        word(c);
      }
    }
  }

  private void joinLines() {
    at++;
    if (at < source.end && !isLineEnd(source.at(at))) {
      source.fail(at - 1, "a character behind a backslash that joins lines");
      return;
    }
    at += lineEnd();
    if (at >= source.end) {
      source.fail(at, "the text ends behind a backslash");
    }
  }

  private void word(int c) {
    int start = at;
    int quote = strings.quote(at);
    if (quote >= 0) {
      at = strings.end(at, quote, 0);
      add(Kind.STRING, start, at);
    } else if (isDigit(c) || (c == '.' && isDigit(source.at(at + 1)))) {
      at = numbers.end(at);
      add(numbers.isUnknown() ? Kind.HOLE : Kind.NUMBER, start, at);
    } else if (source.isHole(at)) {
      hole(start);
    } else if (source.identifier(at, true) > 0) {
      at = source.afterIdentifier(at);
      if (at < source.end && source.isHole(at)) {
        hole(start);
      } else {
        add(Kind.NAME, start, at);
      }
    } else if (c == '$' || (c == '{' && source.at(at + 1) == '{')) {
      placeholder(start);
    } else {
      operator(start);
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** A hole and the letters and digits that it touches are one unknown word. */
  private void hole(int start) {
    while (at < source.end && (source.isHole(at) || source.identifier(at, false) > 0)) {
      at = source.isHole(at) ? at + 1 : source.afterIdentifier(at);
    }
    add(Kind.HOLE, start, at);
  }

  private void placeholder(int start) {
    Matcher matcher = PLACEHOLDER.matcher(source.chars).region(start, source.end);
    if (matcher.lookingAt()) {
      at = matcher.end();
      add(Kind.HOLE, start, at);
    } else {
      operator(start);
    }
  }

  private void operator(int start) {
    for (String operator : OPERATORS) {
      if (source.looksAt(start, operator)) {
        if (operator.length() == 1) {
          bracket(start, operator.charAt(0));
        }
        at = start + operator.length();
        add(Kind.OPERATOR, start, at);
        return;
      }
    }
    if (source.at(start) == '!' && brackets.length() == 1) {
      // the conversion of a formatted string's field
      at = start + 1;
      add(Kind.OPERATOR, start, at);
      return;
    }
    noText();
  }

  private void noText() {
    source.fail(
        at,
        isLoneSurrogate(at)
            ? "half a surrogate pair"
            : "the character " + Character.toString(source.chars.codePointAt(at)));
  }

  private boolean isLoneSurrogate(int index) {
    char c = source.chars.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 >= source.end || !Character.isLowSurrogate(source.chars.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(source.chars.charAt(index - 1)));
  }

  private void bracket(int index, char c) {
    switch (c) {
      case '(', '[', '{' -> {
        if (brackets.length() >= MAX_BRACKETS) {
          source.fail(index, "brackets are nested more than " + MAX_BRACKETS + " levels deep");
        }
        brackets.append(c);
      }
      case ')', ']', '}' -> {
        int last = brackets.length() - 1;
        char open = last < 0 ? ' ' : brackets.charAt(last);
        if ((open == '(' && c == ')') || (open == '[' && c == ']') || (open == '{' && c == '}')) {
          brackets.setLength(last);
        } else {
          source.fail(index, "\"" + c + "\" closes no bracket");
        }
      }
      default -> {}
    }
  }
}
