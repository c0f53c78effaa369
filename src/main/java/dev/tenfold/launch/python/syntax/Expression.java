package dev.tenfold.launch.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression, from the offset {@code from} up to before {@code to}, as CPython's ast has it. */
public sealed interface Expression {
  int from();

  int to();

  /** What a display or a comprehension makes. */
  enum Shape {
    LIST,
    TUPLE,
    SET,
    DICT,
    GENERATOR
  }

  /** A word that is a value by itself. */
  enum Word {
    TRUE,
    FALSE,
    NONE,
    ELLIPSIS
  }

  record Name(int from, int to, String id) implements Expression {}

  record Constant(int from, int to, Word word) implements Expression {}

  record Numeral(int from, int to) implements Expression {}

  /** One or more string tokens side by side. */
  record Str(int from, int to, List<StringPart> parts) implements Expression {}

  /** Something unknown, or a placeholder of a template. */
  record Hole(int from, int to) implements Expression {}

  record Attribute(int from, int to, Expression of, String name) implements Expression {}

  record Subscript(int from, int to, Expression of, Expression index) implements Expression {}

  record Slice(
      int from,
      int to,
      @Nullable Expression lower,
      @Nullable Expression upper,
      @Nullable Expression step)
      implements Expression {}

  record Call(int from, int to, Expression callee, List<Argument> arguments)
      implements Expression {}

  /** {@code name} is empty for positional ones, {@code *} and {@code **} for unpacked ones. */
  record Argument(int from, int to, String name, Expression value) {}

  record Unary(int from, int to, String operator, Expression operand) implements Expression {}

  record Binary(int from, int to, String operator, Expression left, Expression right)
      implements Expression {}

  /** {@code and} or {@code or}. */
  record Logical(int from, int to, String operator, List<Expression> operands)
      implements Expression {}

  record Comparison(
      int from, int to, Expression first, List<String> operators, List<Expression> rest)
      implements Expression {}

  record Conditional(int from, int to, Expression test, Expression then, Expression otherwise)
      implements Expression {}

  record Lambda(int from, int to, List<Parameter> parameters, Expression body)
      implements Expression {}

  record Sequence(int from, int to, Shape shape, List<Expression> items) implements Expression {}

  record Dictionary(int from, int to, List<Entry> entries) implements Expression {}

  /** {@code key} is null for {@code **value}. */
  record Entry(@Nullable Expression key, Expression value) {}

  record Comprehension(
      int from,
      int to,
      Shape shape,
      Expression element,
      @Nullable Expression value,
      List<Clause> clauses)
      implements Expression {}

  /** {@code for target in iterable if ...}. */
  record Clause(Expression target, Expression iterable, List<Expression> conditions) {}

  record Starred(int from, int to, Expression of) implements Expression {}

  record Await(int from, int to, Expression of) implements Expression {}

  record Yield(int from, int to, @Nullable Expression value) implements Expression {}

  /** {@code name := value}. */
  record Assignment(int from, int to, String name, Expression value) implements Expression {}
}
