package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.Statement.Alias;
import dev.tenfold.launch.python.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads statements: those of one line here, those with a block in {@link Blocks}. */
final class Statements {
  private static final Set<String> AUGMENTING =
      Set.of("+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=", ">>=", "<<=", "**=");

  private final Tokens tokens;
  private final Operators expressions;
  private final Blocks blocks;

  Statements(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new Operators(tokens);
    this.blocks = new Blocks(tokens, expressions, this);
  }

  List<Statement> all() {
    List<Statement> statements = new ArrayList<>();
    while (!tokens.isEnd() && !tokens.failed()) {
      if (!tokens.accept(Kind.NEWLINE)) {
        statement(statements);
      }
    }
    return statements;
  }

  /** Reads a line or a block; statements before a problem are kept. */
  void statement(List<Statement> into) {
    if (tokens.is(Kind.INDENT)) {
      tokens.fail("an unexpected indentation");
      return;
    }
    Statement block = blocks.read();
    if (block != null) {
      into.add(block);
      return;
    }
    line(into);
  }

  /** {@code a; b} up to the end of the line. */
  void line(List<Statement> into) {
    do {
      if (tokens.is(Kind.NEWLINE) || tokens.isEnd()) {
        break;
      }
      Statement statement = simple();
      if (tokens.failed()) {
        return;
      }
      into.add(statement);
    } while (tokens.accept(";"));
    if (!tokens.accept(Kind.NEWLINE)) {
      tokens.fail("unexpected \"" + tokens.text(tokens.peek()) + "\"");
    }
  }

  private Statement simple() {
    int from = tokens.start();
    String word = tokens.is(Kind.NAME) ? tokens.text(tokens.peek()) : "";
    return switch (word) {
      case "import" -> imports(from);
      case "from" -> importFrom(from);
      case "return" -> {
        tokens.next();
        Expression value = expressions.startsExpression() ? expressions.lists().list() : null;
        yield new Statement.Return(from, tokens.lastEnd(), value);
      }
      case "raise" -> raise(from);
      case "pass" -> new Statement.Pass(from, tokens.next().end());
      case "break" -> new Statement.Break(from, tokens.next().end());
      case "continue" -> new Statement.Continue(from, tokens.next().end());
      case "global", "nonlocal" -> declaration(from, word);
      case "del" -> deletion(from);
      case "assert" -> {
        tokens.next();
        Expression test = expressions.expression();
        if (tokens.accept(",")) {
          expressions.expression();
        }
        yield new Statement.Assert(from, tokens.lastEnd(), test);
      }
      case "type" -> isTypeAlias() ? typeAlias(from) : assignment(from);
      default -> assignment(from);
    };
  }

  private Statement raise(int from) {
    tokens.next();
    Expression value = expressions.startsExpression() ? expressions.expression() : null;
    if (value != null && tokens.accept("from")) {
      expressions.expression();
    }
    return new Statement.Raise(from, tokens.lastEnd(), value);
  }

  private Statement declaration(int from, String keyword) {
    tokens.next();
    List<String> names = new ArrayList<>();
    do {
      names.add(tokens.identifier());
    } while (tokens.accept(","));
    return new Statement.Declare(from, tokens.lastEnd(), keyword, List.copyOf(names));
  }

  private Statement deletion(int from) {
    tokens.next();
    List<Expression> targets = new ArrayList<>();
    do {
      targets.add(expressions.bitwise());
    } while (tokens.accept(",") && expressions.startsExpression());
    targets.forEach(this::target);
    return new Statement.Delete(from, tokens.lastEnd(), List.copyOf(targets));
  }

  private boolean isTypeAlias() {
    return tokens.isIdentifier(1) && (tokens.is(2, "=") || tokens.is(2, "["));
  }

  private Statement typeAlias(int from) {
    tokens.next();
    String name = tokens.identifier();
    blocks.typeParameters();
    tokens.expect("=");
    expressions.expression();
    return new Statement.TypeAlias(from, tokens.lastEnd(), name);
  }

  private Statement assignment(int from) {
    Expression first = expressions.lists().right();
    if (tokens.is("=")) {
      List<Expression> targets = new ArrayList<>();
      Expression value = first;
      while (tokens.accept("=")) {
        target(value);
        targets.add(value);
        value = expressions.lists().right();
      }
      return new Statement.Assign(from, tokens.lastEnd(), List.copyOf(targets), value);
    }
    if (tokens.accept(":")) {
      single(first);
      Expression annotation = expressions.expression();
      @Nullable Expression value = tokens.accept("=") ? expressions.lists().right() : null;
      return new Statement.Annotate(from, tokens.lastEnd(), first, annotation, value);
    }
    if (tokens.is(Kind.OPERATOR) && AUGMENTING.contains(tokens.text(tokens.peek()))) {
      String operator = tokens.text(tokens.next());
      single(first);
      Expression value = expressions.lists().right();
      return new Statement.Augment(
          from, tokens.lastEnd(), first, operator.substring(0, operator.length() - 1), value);
    }
    if (first instanceof Expression.Assignment && first.from() == from) {
      tokens.failAt(from, "a := outside of brackets");
    }
    return new Statement.Evaluate(from, tokens.lastEnd(), first);
  }

  /** Refuses what cannot be assigned to, as CPython does. */
  void target(Expression target) {
    switch (target) {
      case Expression.Sequence sequence when sequence.shape() != Expression.Shape.SET ->
          sequence.items().forEach(this::target);
      case Expression.Starred(int _, int _, Expression of) -> target(of);
      default -> single(target);
    }
  }

  private void single(Expression target) {
    boolean place =
        target instanceof Expression.Name
            || target instanceof Expression.Attribute
            || target instanceof Expression.Subscript
            || target instanceof Expression.Hole;
    if (!place) {
      tokens.failAt(target.from(), "something that cannot be assigned to");
    }
  }

  private Statement imports(int from) {
    tokens.next();
    List<Alias> names = new ArrayList<>();
    do {
      names.add(alias(dotted()));
    } while (tokens.accept(","));
    return new Statement.Import(from, tokens.lastEnd(), List.copyOf(names));
  }

  private String dotted() {
    StringBuilder name = new StringBuilder(tokens.identifier());
    while (tokens.accept(".")) {
      name.append('.').append(tokens.identifier());
    }
    return name.toString();
  }

  private Alias alias(String name) {
    return new Alias(name, tokens.accept("as") ? tokens.identifier() : "");
  }

  private Statement importFrom(int from) {
    tokens.next();
    int level = 0;
    while (tokens.is(".") || tokens.is("...")) {
      Token dots = tokens.next();
      level += dots.end() - dots.start();
    }
    String module = tokens.is("import") ? "" : dotted();
    if (module.isEmpty() && level == 0) {
      tokens.fail("a module is missing");
    }
    tokens.expect("import");
    List<Alias> names = new ArrayList<>();
    if (tokens.accept("*")) {
      names.add(new Alias("*", ""));
      return new Statement.ImportFrom(from, tokens.lastEnd(), module, level, List.copyOf(names));
    }
    boolean brackets = tokens.accept("(");
    do {
      if (brackets && tokens.is(")")) {
        break;
      }
      names.add(alias(tokens.identifier()));
    } while (tokens.accept(","));
    if (brackets) {
      tokens.expect(")");
    }
    return new Statement.ImportFrom(from, tokens.lastEnd(), module, level, List.copyOf(names));
  }
}
