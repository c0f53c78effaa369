package dev.tenfold.launch.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement, from the offset {@code from} up to before {@code to}. */
public sealed interface Statement {
  int from();

  int to();

  record Evaluate(int from, int to, Expression expression) implements Statement {}

  record Assign(int from, int to, List<Expression> targets, Expression value)
      implements Statement {}

  record Augment(int from, int to, Expression target, String operator, Expression value)
      implements Statement {}

  record Annotate(
      int from, int to, Expression target, Expression annotation, @Nullable Expression value)
      implements Statement {}

  record Return(int from, int to, @Nullable Expression value) implements Statement {}

  record Raise(int from, int to, @Nullable Expression value) implements Statement {}

  record Pass(int from, int to) implements Statement {}

  record Break(int from, int to) implements Statement {}

  record Continue(int from, int to) implements Statement {}

  /** {@code global} or {@code nonlocal}. */
  record Declare(int from, int to, String keyword, List<String> names) implements Statement {}

  record Delete(int from, int to, List<Expression> targets) implements Statement {}

  record Assert(int from, int to, Expression test) implements Statement {}

  record Import(int from, int to, List<Alias> names) implements Statement {}

  /** {@code from ..module import names}; a single name {@code *} stands for all. */
  record ImportFrom(int from, int to, String module, int level, List<Alias> names)
      implements Statement {}

  /** {@code name as alias}; the alias is empty where there is none. */
  record Alias(String name, String alias) {}

  record If(int from, int to, List<Branch> branches, List<Statement> otherwise)
      implements Statement {}

  record Branch(Expression test, List<Statement> body) {}

  record While(int from, int to, Expression test, List<Statement> body, List<Statement> otherwise)
      implements Statement {}

  record For(
      int from,
      int to,
      Expression target,
      Expression iterable,
      List<Statement> body,
      List<Statement> otherwise)
      implements Statement {}

  record Try(
      int from,
      int to,
      List<Statement> body,
      List<Handler> handlers,
      List<Statement> otherwise,
      List<Statement> last)
      implements Statement {}

  /** {@code name} is empty where the exception gets none. */
  record Handler(@Nullable Expression type, String name, List<Statement> body) {}

  record With(int from, int to, List<WithItem> items, List<Statement> body) implements Statement {}

  record WithItem(Expression context, @Nullable Expression target) {}

  record Match(int from, int to, Expression subject, List<Case> cases) implements Statement {}

  /**
   * A case of {@code match}.
   *
   * @param pattern the pattern where it is a plain value or {@code _}, else null
   * @param captures the names that it may bind
   */
  record Case(
      @Nullable Expression pattern,
      List<String> captures,
      @Nullable Expression guard,
      List<Statement> body) {}

  record Define(
      int from,
      int to,
      String name,
      List<Parameter> parameters,
      List<Statement> body,
      List<Expression> decorators,
      boolean yields)
      implements Statement {}

  record DefineClass(
      int from,
      int to,
      String name,
      List<Expression.Argument> bases,
      List<Statement> body,
      List<Expression> decorators)
      implements Statement {}

  /** {@code type Name = value}. */
  record TypeAlias(int from, int to, String name) implements Statement {}
}
