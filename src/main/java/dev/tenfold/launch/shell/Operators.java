package dev.tenfold.launch.shell;

import java.util.OptionalLong;

/** Numbers and binary operators of shell arithmetic, in 64 bits as shells have them. */
final class Operators {
  private Operators() {}

  /** Empty for a division by zero. */
  static OptionalLong apply(String operator, long left, long right) {
    if (right == 0 && (operator.equals("/") || operator.equals("%"))) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        switch (operator) {
          case "||" -> number(left != 0 || right != 0);
          case "&&" -> number(left != 0 && right != 0);
          case "|" -> left | right;
          case "^" -> left ^ right;
          case "&" -> left & right;
          case "==" -> number(left == right);
          case "!=" -> number(left != right);
          case "<=" -> number(left <= right);
          case ">=" -> number(left >= right);
          case "<" -> number(left < right);
          case ">" -> number(left > right);
          case "<<" -> left << right;
          case ">>" -> left >> right;
          case "+" -> left + right;
          case "-" -> left - right;
          case "*" -> left * right;
          case "/" -> left / right;
          default -> left % right;
        });
  }

  private static long number(boolean holds) {
    return holds ? 1 : 0;
  }

  /** A decimal, octal or hexadecimal number; empty for anything else. */
  static OptionalLong number(String digits) {
    try {
      if (digits.startsWith("0x") || digits.startsWith("0X")) {
        return OptionalLong.of(Long.parseLong(digits.substring(2), 16));
      }
      boolean octal = digits.length() > 1 && digits.startsWith("0");
      return OptionalLong.of(Long.parseLong(digits, octal ? 8 : 10));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
