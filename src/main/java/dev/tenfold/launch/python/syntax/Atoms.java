package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.Expression.Argument;
import dev.tenfold.launch.python.syntax.Expression.Word;
import dev.tenfold.launch.python.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads names, literals and what is hung on them: attributes, subscripts and calls. */
final class Atoms {
  private static final Map<String, Word> WORDS =
      Map.of("True", Word.TRUE, "False", Word.FALSE, "None", Word.NONE);

  private static final Set<String> OPENING = Set.of("(", "[", "{", "-", "+", "~", "*", "...", "<");
  private static final Set<String> KEYWORDS =
      Set.of("True", "False", "None", "not", "lambda", "await", "yield");

  private final Tokens tokens;
  private final Operators expressions;
  private final Displays displays;
  private @Nullable Expression bareGenerator;

  Atoms(Tokens tokens, Operators expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.displays = new Displays(tokens, expressions);
  }

  /** Whether the next token can begin an expression. */
  boolean startsExpression() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NUMBER, STRING, HOLE -> true;
      case NAME -> tokens.isIdentifier(0) || KEYWORDS.contains(tokens.text(token));
      case OPERATOR -> OPENING.contains(tokens.text(token));
      case NEWLINE, INDENT, DEDENT, END -> false;
    };
  }

  Expression primary() {
    int from = tokens.start();
    Expression result = atom();
    for (int chain = 0; ; chain++) {
      if (chain > Tokens.MAX_DEPTH) {
        tokens.fail("more than " + Tokens.MAX_DEPTH + " attributes and calls in a row");
        return result;
      }
      if (tokens.accept(".")) {
        String name = tokens.identifier();
        result = new Expression.Attribute(from, tokens.lastEnd(), result, name);
      } else if (tokens.is("(")) {
        List<Argument> arguments = call();
        result = new Expression.Call(from, tokens.lastEnd(), result, arguments);
      } else if (tokens.accept("[")) {
        Expression index = subscripts();
        tokens.expect("]");
        result = new Expression.Subscript(from, tokens.lastEnd(), result, index);
      } else {
        return result;
      }
    }
  }

  private Expression atom() {
    Token token = tokens.peek();
    int from = token.start();
    int to = token.end();
    switch (token.kind()) {
      case NUMBER -> {
        tokens.next();
        return new Expression.Numeral(from, to);
      }
      case STRING -> {
        return strings(from);
      }
      case HOLE -> {
        tokens.next();
        return new Expression.Hole(from, to);
      }
      case NAME -> {
        Word word = WORDS.get(tokens.text(token));
        if (word != null) {
          tokens.next();
          return new Expression.Constant(from, to, word);
        }
        if (tokens.isIdentifier(0)) {
          return new Expression.Name(from, to, tokens.identifier());
        }
      }
      case OPERATOR -> {
        if (tokens.accept("...")) {
          return new Expression.Constant(from, to, Word.ELLIPSIS);
        }
        if (tokens.is("<") && tokens.isIdentifier(1) && tokens.is(2, ">")) {
          // a placeholder that somebody was to fill in: <LR>
          tokens.next();
          tokens.next();
          return new Expression.Hole(from, tokens.next().end());
        }
        Expression display = displays.read();
        if (display != null) {
          return display;
        }
      }
      case NEWLINE, INDENT, DEDENT, END -> {}
    }
    tokens.fail("an expression is missing");
    return expressions.nothing();
  }

  private Expression strings(int from) {
    List<StringPart> parts = new ArrayList<>();
    FormattedStrings formatted = new FormattedStrings(tokens);
    while (tokens.is(Kind.STRING)) {
      parts.add(formatted.part(tokens.next()));
    }
    if (parts.stream().map(StringPart::isBytes).distinct().count() > 1) {
      tokens.failAt(from, "bytes and text stand side by side");
    }
    return new Expression.Str(from, tokens.lastEnd(), List.copyOf(parts));
  }

  /** The arguments of a call, brackets included. */
  List<Argument> call() {
    List<Argument> arguments = new ArrayList<>();
    int from = tokens.start();
    tokens.expect("(");
    boolean named = false;
    boolean unpacked = false;
    while (!tokens.is(")") && !tokens.isEnd()) {
      Argument argument = argument();
      if (argument.name().isEmpty() && (named || unpacked)) {
        tokens.failAt(argument.from(), "a positional argument stands behind a named one");
      }
      if (argument.name().equals("*") && unpacked) {
        tokens.failAt(argument.from(), "a positional argument stands behind a named one");
      }
      named |= !argument.name().isEmpty() && !argument.name().equals("*");
      unpacked |= argument.name().equals("**");
      arguments.add(argument);
      if (isBareGenerator(argument) && (arguments.size() > 1 || tokens.is(","))) {
        tokens.failAt(argument.from(), "a generator beside other arguments needs brackets");
      }
      if (!tokens.accept(",")) {
        break;
      }
    }
    tokens.expect(")");
    if (arguments.size() == 1 && isBareGenerator(arguments.getFirst())) {
      arguments.set(0, inBrackets(arguments.getFirst(), from));
    }
    return List.copyOf(arguments);
  }

  /** The brackets of the call are those of its generator as well. */
  private Argument inBrackets(Argument argument, int from) {
    Expression.Comprehension bare = (Expression.Comprehension) argument.value();
    int to = tokens.lastEnd();
    return new Argument(
        from,
        to,
        "",
        new Expression.Comprehension(from, to, bare.shape(), bare.element(), null, bare.clauses()));
  }

  private boolean isBareGenerator(Argument argument) {
    return Objects.equals(argument.value(), bareGenerator);
  }

  private Argument argument() {
    int from = tokens.start();
    String stars = tokens.accept("**") ? "**" : tokens.accept("*") ? "*" : "";
    if (!stars.isEmpty()) {
      Expression value = expressions.expression();
      return new Argument(from, tokens.lastEnd(), stars, value);
    }
    if (tokens.isIdentifier(0) && tokens.is(1, "=")) {
      String name = tokens.identifier();
      tokens.next();
      Expression value = expressions.expression();
      return new Argument(from, tokens.lastEnd(), name, value);
    }
    Expression value = expressions.named();
    if (displays.startsClause()) {
      value = displays.generator(from, value);
      bareGenerator = value;
    }
    return new Argument(from, tokens.lastEnd(), "", value);
  }

  private Expression subscripts() {
    int from = tokens.start();
    Expression first = subscript();
    if (!tokens.is(",")) {
      return first instanceof Expression.Starred
          ? new Expression.Sequence(from, tokens.lastEnd(), Expression.Shape.TUPLE, List.of(first))
          : first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.accept(",") && !tokens.is("]")) {
      items.add(subscript());
    }
    return new Expression.Sequence(
        from, tokens.lastEnd(), Expression.Shape.TUPLE, List.copyOf(items));
  }

  private Expression subscript() {
    int from = tokens.start();
    @Nullable Expression lower = tokens.is(":") ? null : expressions.lists().starred();
    if (!tokens.accept(":")) {
      return lower == null ? expressions.nothing() : lower;
    }
    @Nullable Expression upper = bound();
    @Nullable Expression step = tokens.accept(":") ? bound() : null;
    return new Expression.Slice(from, tokens.lastEnd(), lower, upper, step);
  }

  private @Nullable Expression bound() {
    return tokens.is(":") || tokens.is(",") || tokens.is("]") ? null : expressions.expression();
  }
}
