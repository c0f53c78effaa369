package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.Statement.Case;
import dev.tenfold.launch.python.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code match}: of a pattern, only whether it is a plain value, and what it may bind. */
final class Cases {
  private final Tokens tokens;
  private final Operators expressions;
  private final Blocks blocks;

  Cases(Tokens tokens, Operators expressions, Blocks blocks) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.blocks = blocks;
  }

  /** The {@code match} that begins here, or null where it is a name like any other. */
  @Nullable Statement read() {
    int from = tokens.start();
    if (!isMatch()) {
      return null;
    }
    tokens.next();
    Expression subject = expressions.lists().list();
    tokens.expect(":");
    List<Case> cases = new ArrayList<>();
    if (!tokens.accept(Kind.NEWLINE) || !tokens.accept(Kind.INDENT)) {
      tokens.fail("an indented block is missing");
    }
    while (tokens.is("case") && !tokens.failed()) {
      cases.add(one());
    }
    if (!tokens.accept(Kind.DEDENT)) {
      tokens.fail("\"case\" is missing");
    }
    return new Statement.Match(from, tokens.lastEnd(), subject, List.copyOf(cases));
  }

  /** {@code match} is a keyword where its line ends in a colon and {@code case} comes next. */
  private boolean isMatch() {
    int i = 1;
    while (tokens.peek(i).kind() != Kind.NEWLINE && tokens.peek(i).kind() != Kind.END) {
      i++;
    }
    return i > 2
        && tokens.is(i - 1, ":")
        && tokens.peek(i + 1).kind() == Kind.INDENT
        && tokens.is(i + 2, "case");
  }

  private Case one() {
    tokens.next();
    List<String> captures = new ArrayList<>();
    int start = tokens.mark();
    int length = pattern(captures);
    @Nullable Expression value = null;
    if (isPlain(start, length)) {
      tokens.reset(start);
      value = expressions.bitwise();
      captures.clear();
    }
    @Nullable Expression guard = tokens.accept("if") ? expressions.named() : null;
    List<Statement> body = blocks.body();
    return new Case(value, List.copyOf(captures), guard, body);
  }

  /** Skips the pattern up to its guard or its colon; gives how many tokens it has. */
  private int pattern(List<String> captures) {
    int brackets = 0;
    int length = 0;
    while (!tokens.isEnd() && !tokens.is(Kind.NEWLINE)) {
      if (brackets == 0 && (tokens.is("if") || tokens.is(":"))) {
        return length;
      }
      if (tokens.is("(") || tokens.is("[") || tokens.is("{")) {
        brackets++;
      } else if (tokens.is(")") || tokens.is("]") || tokens.is("}")) {
        brackets--;
      } else if (tokens.isIdentifier(0) && isCapture()) {
        captures.add(tokens.text(tokens.peek()));
      }
      tokens.next();
      length++;
    }
    return length;
  }

  private boolean isCapture() {
    boolean dotted = tokens.is(1, ".") || tokens.is(-1, ".");
    return !dotted && !tokens.is(1, "(") && !tokens.is(1, "=") && !tokens.is("_");
  }

  /** A number, a string, a word, a dotted name, or {@code _}. */
  private boolean isPlain(int start, int length) {
    int end = tokens.mark();
    tokens.reset(start);
    boolean plain =
        (length == 1 && (!tokens.isIdentifier(0) || tokens.is("_")))
            || (length == 3 && tokens.isIdentifier(0) && tokens.is(1, "."));
    tokens.reset(end);
    return plain;
  }
}
