package dev.tenfold.launch.shell;

import dev.tenfold.source.Text;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Integer arithmetic as shells do it. Whatever is not known or not read makes no number. */
final class Arithmetic {
  private static final int MAX_DEPTH = 40;
  private static final int MAX_LENGTH = 1000;

  private final State state;
  private ArithmeticCursor cursor = new ArithmeticCursor("");
  private int depth;

  /** How many operands that are read now are passed over by shells. */
  private int passing;

  /** Why there is no number; the first reason found. */
  private @Nullable String why;

  /** Why a variable in it is not known; the first one found. */
  private @Nullable String unknown;

  Arithmetic(State state) {
    this.state = state;
  }

  /** The number as text, or a hole that says why there is none. */
  Text evaluate(Text expression) {
    Optional<Long> value = value(expression);
    if (value.isPresent()) {
      String written = String.valueOf(value.get());
      return expression.is(written) ? expression : Text.made(written);
    }
    if (!expression.isKnown()) {
      return Text.unknown(String.join(", ", expression.unknowns()));
    }
    return Text.unknown(
        unknown != null
            ? unknown
            : "the arithmetic \""
                + Reasons.quote(expression)
                + "\" "
                + (why == null ? "is too long" : why));
  }

  Optional<Long> value(Text expression) {
    if (!expression.isKnown() || expression.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    cursor = new ArithmeticCursor(expression.toString());
    if (cursor.atEnd()) {
      return Optional.of(0L);
    }
    long value = comma();
    if (!cursor.atEnd()) {
      refuse("is not read");
    }
    return why == null ? Optional.of(value) : Optional.empty();
  }

  private void refuse(String reason) {
    if (why == null) {
      why = reason;
    }
    cursor.pos = cursor.text.length();
  }

  private long comma() {
    long value = assignment();
    while (cursor.take(",")) {
      value = assignment();
    }
    return value;
  }

  private long assignment() {
    depth++;
    if (depth > MAX_DEPTH) {
      refuse("is nested too deep");
    }
    cursor.skipBlanks();
    int start = cursor.pos;
    String name = cursor.name();
    cursor.skipBlanks();
    OptionalInt operator = cursor.assignmentOperator();
    long value;
    if (!name.isEmpty() && operator.isPresent()) {
      int length = operator.getAsInt();
      String symbol = cursor.text.substring(cursor.pos, cursor.pos + length - 1);
      cursor.pos += length;
      long left = symbol.isEmpty() ? 0 : variable(name);
      long right = assignment();
      value = symbol.isEmpty() ? right : apply(symbol, left, right);
      if (why == null && passing == 0) {
        state.set(name, Text.made(String.valueOf(value)));
      } else if (passing == 0) {
        state.forget(name, "$" + name + " is assigned by arithmetic that is not known");
      }
    } else {
      cursor.pos = start;
      value = conditional();
    }
    depth--;
    return value;
  }

  private long conditional() {
    long condition = binary(0);
    if (!cursor.take("?")) {
      return condition;
    }
    long first = unless(condition == 0, this::assignment);
    if (!cursor.take(":")) {
      refuse("is not read");
    }
    long second = unless(condition != 0, this::assignment);
    return condition != 0 ? first : second;
  }

  private long binary(int level) {
    if (level == ArithmeticCursor.BINARY.length) {
      return power();
    }
    long left = binary(level + 1);
    while (true) {
      String operator = cursor.operator(level);
      if (operator.isEmpty()) {
        return left;
      }
      cursor.pos += operator.length();
      boolean decided =
          (operator.equals("&&") && left == 0) || (operator.equals("||") && left != 0);
      left = apply(operator, left, unless(decided, () -> binary(level + 1)));
    }
  }

  /** Reads an operand; one that shells pass over changes nothing. */
  private long unless(boolean passedOver, LongSupplier operand) {
    passing += passedOver ? 1 : 0;
    long value = operand.getAsLong();
    passing -= passedOver ? 1 : 0;
    return value;
  }

  private long apply(String operator, long left, long right) {
    OptionalLong value = Operators.apply(operator, left, right);
    if (value.isEmpty() && passing == 0) {
      refuse("divides by zero");
    }
    return value.orElse(0);
  }

  private long power() {
    long base = unary();
    if (!cursor.take("**")) {
      return base;
    }
    long exponent = power();
    if (exponent < 0 || exponent > 62) {
      refuse("is not read");
      return 0;
    }
    long value = 1;
    for (long i = 0; i < exponent; i++) {
      value *= base;
    }
    return value;
  }

  private long unary() {
    cursor.skipBlanks();
    if (++depth > MAX_DEPTH) {
      refuse("is nested too deep");
    }
    long value;
    if (cursor.take("++") || cursor.take("--")) {
      int step = cursor.text.charAt(cursor.pos - 1) == '+' ? 1 : -1;
      cursor.skipBlanks();
      value = increment(cursor.name(), step) + step;
    } else if (cursor.take("!")) {
      value = unary() == 0 ? 1 : 0;
    } else if (cursor.take("~")) {
      value = ~unary();
    } else if (cursor.take("-")) {
      value = -unary();
    } else if (cursor.take("+")) {
      value = unary();
    } else if (cursor.take("(")) {
      value = comma();
      if (!cursor.take(")")) {
        refuse("is not read");
      }
    } else {
      value = operand();
    }
    depth--;
    return value;
  }

  private long operand() {
    String name = cursor.name();
    if (!name.isEmpty()) {
      if (cursor.text.startsWith("++", cursor.pos) || cursor.text.startsWith("--", cursor.pos)) {
        int step = cursor.text.charAt(cursor.pos) == '+' ? 1 : -1;
        cursor.pos += 2;
        return increment(name, step);
      }
      return variable(name);
    }
    return number(cursor.digits());
  }

  private long increment(String name, int step) {
    if (name.isEmpty()) {
      refuse("is not read");
      return 0;
    }
    long before = variable(name);
    if (why == null && passing == 0) {
      state.set(name, Text.made(String.valueOf(before + step)));
    }
    return before;
  }

  private long number(String digits) {
    OptionalLong number = Operators.number(digits);
    if (number.isEmpty()) {
      refuse("is not read");
    }
    return number.orElse(0);
  }

  private long variable(String name) {
    Value value = state.get(name).orElse(null);
    if (value == null || (value instanceof Value.Unset && state.mayBeUnset(name))) {
      unknown(state.whyUnknown(name));
      return 0;
    }
    return switch (value) {
      case Value.Unset _ -> 0;
      case Value.Array _ -> {
        refuse("has an array in it");
        yield 0;
      }
      case Value.Scalar(Text written) when !written.isKnown() -> {
        unknown(String.join(", ", written.unknowns()));
        yield 0;
      }
      case Value.Scalar(Text written) -> {
        String plain = written.toString().strip();
        boolean negative = plain.startsWith("-");
        long number = plain.isEmpty() ? 0 : number(negative ? plain.substring(1) : plain);
        yield negative ? -number : number;
      }
    };
  }

  private void unknown(String reason) {
    if (why == null) {
      unknown = reason;
    }
    refuse(reason);
  }
}
