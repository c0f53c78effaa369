package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.Token.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the readers stand among the tokens. After a problem it stands at the end, so that every
 * reader comes to its own end without a further step.
 */
final class Tokens {
  /** Expressions and blocks within each other; people write about ten levels. */
  static final int MAX_DEPTH = 200;

  /** Operators in a row: CPython's own stack ends at some thousands. */
  static final int MAX_CHAIN = 500;

  static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private final Characters source;
  private final List<Token> tokens;
  private int at;
  private int depth;
  private @Nullable Problem problem;

  Tokens(Characters source, List<Token> tokens, int depth) {
    this.source = source;
    this.tokens = tokens;
    this.depth = depth;
    this.problem = source.problem();
    if (problem != null) {
      at = tokens.size() - 1;
    }
  }

  Characters source() {
    return source;
  }

  int depth() {
    return depth;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int offset) {
    return tokens.get(Math.max(0, Math.min(at + offset, tokens.size() - 1)));
  }

  Token next() {
    Token token = tokens.get(at);
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  int mark() {
    return at;
  }

  void reset(int mark) {
    if (problem == null) {
      at = mark;
    }
  }

  /** Where the next token begins. */
  int start() {
    return peek().start();
  }

  /** Where the last token ended. */
  int lastEnd() {
    return at == 0 ? start() : tokens.get(at - 1).end();
  }

  boolean isEnd() {
    return peek().kind() == Kind.END;
  }

  boolean is(Kind kind) {
    return peek().kind() == kind;
  }

  boolean accept(Kind kind) {
    if (is(kind)) {
      next();
      return true;
    }
    return false;
  }

  boolean is(String word) {
    return is(peek(), word);
  }

  boolean is(int offset, String word) {
    return is(peek(offset), word);
  }

  private boolean is(Token token, String word) {
    return (token.kind() == Kind.OPERATOR || token.kind() == Kind.NAME)
        && token.end() - token.start() == word.length()
        && source.chars.startsWith(word, token.start());
  }

  boolean accept(String word) {
    if (is(word)) {
      next();
      return true;
    }
    return false;
  }

  void expect(String word) {
    if (!accept(word)) {
      fail("\"" + word + "\" is missing");
    }
  }

  String text(Token token) {
    return source.chars.substring(token.start(), token.end());
  }

  /** Whether the token is a name that is no keyword. */
  boolean isIdentifier(int offset) {
    Token token = peek(offset);
    return token.kind() == Kind.NAME && !KEYWORDS.contains(text(token));
  }

  String identifier() {
    if (!isIdentifier(0)) {
      fail("a name is missing");
      return "";
    }
    return Names.normal(text(next()));
  }

  void fail(String why) {
    failAt(start(), why);
  }

  void failAt(int offset, String why) {
    if (problem == null) {
      problem = new Problem(offset, why);
    }
    at = tokens.size() - 1;
  }

  boolean failed() {
    return problem != null;
  }

  @Nullable Problem problem() {
    return problem;
  }

  /** One level deeper; false (and a problem) when that is too deep. */
  boolean enter() {
    depth++;
    if (depth > MAX_DEPTH) {
      fail("nested more than " + MAX_DEPTH + " levels deep");
      return false;
    }
    return true;
  }

  void leave() {
    depth--;
  }
}
