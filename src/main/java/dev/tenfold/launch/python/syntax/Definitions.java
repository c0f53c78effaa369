package dev.tenfold.launch.python.syntax;

import dev.tenfold.launch.python.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads functions and classes. */
final class Definitions {
  private final Tokens tokens;
  private final Operators expressions;
  private final Blocks blocks;

  Definitions(Tokens tokens, Operators expressions, Blocks blocks) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.blocks = blocks;
  }

  @Nullable Statement decorated() {
    List<Expression> decorators = new ArrayList<>();
    while (tokens.accept("@")) {
      decorators.add(expressions.named());
      if (!tokens.accept(Kind.NEWLINE)) {
        tokens.fail("a decorator ends where no line does");
      }
    }
    int from = tokens.start();
    if (tokens.is("async") && tokens.is(1, "def")) {
      tokens.next();
    }
    if (tokens.is("def")) {
      return function(from, List.copyOf(decorators));
    }
    if (tokens.is("class")) {
      return ofClass(from, List.copyOf(decorators));
    }
    tokens.fail("a decorator before no function and no class");
    return null;
  }

  Statement function(int from, List<Expression> decorators) {
    tokens.next();
    String name = tokens.identifier();
    blocks.typeParameters();
    tokens.expect("(");
    List<Parameter> parameters = new Parameters(tokens, expressions).read(")");
    tokens.expect(")");
    if (tokens.accept("->")) {
      expressions.lists().list();
    }
    List<Statement> body = new ArrayList<>();
    boolean yields = expressions.lists().yieldsWithin(() -> body.addAll(blocks.body()));
    return new Statement.Define(
        from, tokens.lastEnd(), name, parameters, List.copyOf(body), decorators, yields);
  }

  Statement ofClass(int from, List<Expression> decorators) {
    tokens.next();
    String name = tokens.identifier();
    blocks.typeParameters();
    List<Expression.Argument> bases = tokens.is("(") ? expressions.arguments() : List.of();
    List<Statement> body = blocks.body();
    return new Statement.DefineClass(from, tokens.lastEnd(), name, bases, body, decorators);
  }
}
