package dev.tenfold.launch.shell.syntax;

import java.util.List;

/** What stands in {@code [[ ]]}. */
public sealed interface TestExpression {
  /** A word alone: true when it is not empty. */
  record NotEmpty(Word word) implements TestExpression {}

  /** {@code -f word}. */
  record Unary(String operator, Word operand) implements TestExpression {}

  /** {@code left == right}; the right side of {@code ==}, {@code =} and {@code !=} is a pattern. */
  record Binary(Word left, String operator, Word right) implements TestExpression {}

  /** {@code ! operand}. */
  record Not(TestExpression operand) implements TestExpression {}

  /** Operands that must all hold. */
  record And(List<TestExpression> operands) implements TestExpression {}

  /** Operands of which one must hold. */
  record Or(List<TestExpression> operands) implements TestExpression {}
}
