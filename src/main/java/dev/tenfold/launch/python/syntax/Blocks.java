package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.Statement.Branch;
import dev.tenfold.launch.python.syntax.Statement.Handler;
import dev.tenfold.launch.python.syntax.Statement.WithItem;
import dev.tenfold.launch.python.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements that have a block. */
final class Blocks {
  private final Tokens tokens;
  private final Operators expressions;
  private final Statements statements;
  private final Definitions definitions;
  private final Cases cases;

  Blocks(Tokens tokens, Operators expressions, Statements statements) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.statements = statements;
    this.definitions = new Definitions(tokens, expressions, this);
    this.cases = new Cases(tokens, expressions, this);
  }

  /** The statement with a block that begins here, or null. */
  @Nullable Statement read() {
    if (!tokens.enter()) {
      tokens.leave();
      return null;
    }
    Statement statement = block();
    tokens.leave();
    return statement;
  }

  private @Nullable Statement block() {
    int from = tokens.start();
    if (tokens.is("@")) {
      return definitions.decorated();
    }
    if (!tokens.is(Kind.NAME)) {
      return null;
    }
    return switch (tokens.text(tokens.peek())) {
      case "if" -> conditional(from);
      case "while" -> loop(from);
      case "for" -> overItems(from);
      case "try" -> trying(from);
      case "with" -> with(from);
      case "def" -> definitions.function(from, List.of());
      case "class" -> definitions.ofClass(from, List.of());
      case "match" -> cases.read();
      case "async" -> {
        tokens.next();
        yield switch (tokens.text(tokens.peek())) {
          case "def" -> definitions.function(from, List.of());
          case "for" -> overItems(from);
          case "with" -> with(from);
          default -> {
            tokens.fail("\"async\" before no function, loop or with");
            yield null;
          }
        };
      }
      default -> null;
    };
  }

  /** The statements behind a colon, on the same line or indented below it. */
  List<Statement> body() {
    tokens.expect(":");
    List<Statement> body = new ArrayList<>();
    if (!tokens.accept(Kind.NEWLINE)) {
      statements.line(body);
      return List.copyOf(body);
    }
    if (!tokens.accept(Kind.INDENT)) {
      tokens.fail("an indented block is missing");
      return List.of();
    }
    while (!tokens.is(Kind.DEDENT) && !tokens.isEnd() && !tokens.failed()) {
      statements.statement(body);
    }
    tokens.accept(Kind.DEDENT);
    return List.copyOf(body);
  }

  private List<Statement> otherwise(String word) {
    return tokens.accept(word) ? body() : List.of();
  }

  private Statement conditional(int from) {
    List<Branch> branches = new ArrayList<>();
    while (tokens.accept(branches.isEmpty() ? "if" : "elif")) {
      Expression test = expressions.named();
      branches.add(new Branch(test, body()));
    }
    List<Statement> otherwise = otherwise("else");
    return new Statement.If(from, tokens.lastEnd(), List.copyOf(branches), otherwise);
  }

  private Statement loop(int from) {
    tokens.next();
    Expression test = expressions.named();
    List<Statement> body = body();
    List<Statement> otherwise = otherwise("else");
    return new Statement.While(from, tokens.lastEnd(), test, body, otherwise);
  }

  private Statement overItems(int from) {
    tokens.next();
    Expression target = expressions.lists().targets();
    statements.target(target);
    tokens.expect("in");
    Expression iterable = expressions.lists().list();
    List<Statement> body = body();
    List<Statement> otherwise = otherwise("else");
    return new Statement.For(from, tokens.lastEnd(), target, iterable, body, otherwise);
  }

  private Statement trying(int from) {
    tokens.next();
    List<Statement> body = body();
    List<Handler> handlers = new ArrayList<>();
    while (tokens.accept("except")) {
      tokens.accept("*");
      @Nullable Expression type = tokens.is(":") ? null : expressions.expression();
      String name = type != null && tokens.accept("as") ? tokens.identifier() : "";
      handlers.add(new Handler(type, name, body()));
    }
    List<Statement> otherwise = handlers.isEmpty() ? List.of() : otherwise("else");
    boolean finishes = tokens.is("finally");
    List<Statement> last = otherwise("finally");
    if (handlers.isEmpty() && !finishes) {
      tokens.failAt(from, "a try without except and finally");
    }
    return new Statement.Try(from, tokens.lastEnd(), body, List.copyOf(handlers), otherwise, last);
  }

  private Statement with(int from) {
    tokens.next();
    List<WithItem> items = bracketed();
    if (items == null) {
      items = new ArrayList<>();
      do {
        items.add(withItem());
      } while (tokens.accept(","));
    }
    List<Statement> body = body();
    return new Statement.With(from, tokens.lastEnd(), List.copyOf(items), body);
  }

  private WithItem withItem() {
    Expression context = expressions.expression();
    @Nullable Expression target = null;
    if (tokens.accept("as")) {
      target = expressions.lists().starred();
      statements.target(target);
    }
    return new WithItem(context, target);
  }

  /** {@code with (a as b, c as d):}, or null where the bracket belongs to an expression. */
  private @Nullable List<WithItem> bracketed() {
    if (!tokens.is("(") || !isBracketOfItems()) {
      return null;
    }
    tokens.next();
    List<WithItem> items = new ArrayList<>();
    while (!tokens.is(")") && !tokens.isEnd()) {
      items.add(withItem());
      if (!tokens.accept(",")) {
        break;
      }
    }
    tokens.expect(")");
    return items;
  }

  /** Whether the bracket closes right before the colon and holds several items, or a name. */
  private boolean isBracketOfItems() {
    int depth = 0;
    boolean items = false;
    for (int i = 0; tokens.peek(i).kind() != Kind.END; i++) {
      if (tokens.is(i, "(") || tokens.is(i, "[") || tokens.is(i, "{")) {
        depth++;
      } else if (tokens.is(i, ")") || tokens.is(i, "]") || tokens.is(i, "}")) {
        depth--;
        if (depth == 0) {
          return items && tokens.is(i + 1, ":");
        }
      } else if (depth == 1) {
        items |= tokens.is(i, "as") || tokens.is(i, ",");
      }
    }
    return false;
  }

  /** {@code [T, *Ts]} behind the name of a function, a class or a type. */
  void typeParameters() {
    if (!tokens.accept("[")) {
      return;
    }
    while (!tokens.is("]") && !tokens.isEnd()) {
      if (!tokens.accept("*")) {
        tokens.accept("**");
      }
      tokens.identifier();
      if (tokens.accept(":")) {
        expressions.expression();
      }
      if (tokens.accept("=")) {
        expressions.lists().starred();
      }
      if (!tokens.accept(",")) {
        break;
      }
    }
    tokens.expect("]");
  }
}
