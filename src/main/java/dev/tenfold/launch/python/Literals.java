package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.StringPart;

/** What {@code ast.literal_eval} takes. */
final class Literals {
  private Literals() {}

  static boolean isLiteral(Expression expression) {
    return switch (expression) {
      case Expression.Numeral _, Expression.Constant _ -> true;
      case Expression.Str it -> it.parts().stream().noneMatch(StringPart::isFormatted);
      case Expression.Sequence it ->
          it.items().stream()
              .allMatch(item ->
                  isLiteral(item) && (it.shape() != Expression.Shape.SET || isHashable(item)));
      case Expression.Dictionary it ->
          it.entries().stream()
              .allMatch(entry -> {
                Expression key = entry.key();
                return key != null && isLiteral(key) && isHashable(key) && isLiteral(entry.value());
              });
      case Expression.Unary it ->
          (it.operator().equals("-") || it.operator().equals("+"))
              && it.operand() instanceof Expression.Numeral;
      default -> false;
    };
  }

  private static boolean isHashable(Expression literal) {
    return switch (literal) {
      case Expression.Sequence it ->
          it.shape() == Expression.Shape.TUPLE
              && it.items().stream().allMatch(Literals::isHashable);
      case Expression.Dictionary _ -> false;
      default -> true;
    };
  }
}
