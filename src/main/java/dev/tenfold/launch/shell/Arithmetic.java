package dev.tenfold.launch.shell;

import dev.tenfold.source.Text;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Integer arithmetic as shells do it. Whatever is not known or not read makes no number. */
final class Arithmetic {
  private static final int MAX_DEPTH = 40;
  private static final int MAX_LENGTH = 1000;
  private static final String[][] BINARY = {
    {"||"},
    {"&&"},
    {"|"},
    {"^"},
    {"&"},
    {"==", "!="},
    {"<=", ">=", "<", ">"},
    {"<<", ">>"},
    {"+", "-"},
    {"*", "/", "%"},
  };

  private final State state;
  private String text = "";
  private int pos;
  private int depth;

  /** Why there is no number; the first reason found. */
  private @Nullable String why;

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
    return Text.unknown(
        expression.isKnown()
            ? why == null ? "arithmetic that is not read" : why
            : String.join(", ", expression.unknowns()));
  }

  Optional<Long> value(Text expression) {
    if (!expression.isKnown() || expression.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    text = expression.toString();
    pos = 0;
    if (text.isBlank()) {
      return Optional.of(0L);
    }
    long value = comma();
    skipBlanks();
    if (pos < text.length()) {
      refuse("arithmetic that is not read");
    }
    return why == null ? Optional.of(value) : Optional.empty();
  }

  private void refuse(String reason) {
    if (why == null) {
      why = reason;
    }
    pos = text.length();
  }

  private long comma() {
    long value = assignment();
    while (take(",")) {
      value = assignment();
    }
    return value;
  }

  private long assignment() {
    depth++;
    if (depth > MAX_DEPTH) {
      refuse("arithmetic that is nested too deep");
    }
    skipBlanks();
    int start = pos;
    String name = name();
    skipBlanks();
    OptionalInt operator = assignmentOperator();
    long value;
    if (!name.isEmpty() && operator.isPresent()) {
      int length = operator.getAsInt();
      String symbol = text.substring(pos, pos + length - 1);
      pos += length;
      long right = assignment();
      value = symbol.isEmpty() ? right : apply(symbol, variable(name), right);
      if (why == null) {
        state.set(name, Text.made(String.valueOf(value)));
      }
    } else {
      pos = start;
      value = conditional();
    }
    depth--;
    return value;
  }

  private OptionalInt assignmentOperator() {
    for (String each : new String[] {"=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>="}) {
      if (text.startsWith(each, pos) && !text.startsWith("==", pos)) {
        return OptionalInt.of(each.length());
      }
    }
    return OptionalInt.empty();
  }

  private long conditional() {
    long condition = binary(0);
    if (!take("?")) {
      return condition;
    }
    long first = assignment();
    if (!take(":")) {
      refuse("arithmetic that is not read");
    }
    long second = assignment();
    return condition != 0 ? first : second;
  }

  private long binary(int level) {
    if (level == BINARY.length) {
      return power();
    }
    long left = binary(level + 1);
    while (true) {
      String operator = operator(level);
      if (operator.isEmpty()) {
        return left;
      }
      pos += operator.length();
      left = apply(operator, left, binary(level + 1));
    }
  }

  private String operator(int level) {
    skipBlanks();
    for (String each : BINARY[level]) {
      if (text.startsWith(each, pos)) {
        String after =
            text.substring(pos + each.length(), Math.min(text.length(), pos + each.length() + 1));
        boolean longer =
            (after.equals("=") && !each.endsWith("=") && !"<>!".contains(each))
                || (each.length() == 1 && "|&<>*".contains(each) && after.equals(each));
        if (!longer) {
          return each;
        }
      }
    }
    return "";
  }

  private long apply(String operator, long left, long right) {
    OptionalLong value = Operators.apply(operator, left, right);
    if (value.isEmpty()) {
      refuse("a division by zero");
    }
    return value.orElse(0);
  }

  private long power() {
    long base = unary();
    if (!take("**")) {
      return base;
    }
    long exponent = power();
    if (exponent < 0 || exponent > 62) {
      refuse("arithmetic that is not read");
      return 0;
    }
    long value = 1;
    for (long i = 0; i < exponent; i++) {
      value *= base;
    }
    return value;
  }

  private long unary() {
    skipBlanks();
    if (++depth > MAX_DEPTH) {
      refuse("arithmetic that is nested too deep");
    }
    long value;
    if (take("++") || take("--")) {
      int step = text.charAt(pos - 1) == '+' ? 1 : -1;
      skipBlanks();
      value = increment(name(), step) + step;
    } else if (take("!")) {
      value = unary() == 0 ? 1 : 0;
    } else if (take("~")) {
      value = ~unary();
    } else if (take("-")) {
      value = -unary();
    } else if (take("+")) {
      value = unary();
    } else if (take("(")) {
      value = comma();
      if (!take(")")) {
        refuse("arithmetic that is not read");
      }
    } else {
      value = operand();
    }
    depth--;
    return value;
  }

  private long operand() {
    String name = name();
    if (!name.isEmpty()) {
      if (text.startsWith("++", pos) || text.startsWith("--", pos)) {
        int step = text.charAt(pos) == '+' ? 1 : -1;
        pos += 2;
        return increment(name, step);
      }
      return variable(name);
    }
    int start = pos;
    while (pos < text.length() && Character.isLetterOrDigit(text.charAt(pos))) {
      pos++;
    }
    return number(text.substring(start, pos));
  }

  private long increment(String name, int step) {
    if (name.isEmpty()) {
      refuse("arithmetic that is not read");
      return 0;
    }
    long before = variable(name);
    if (why == null) {
      state.set(name, Text.made(String.valueOf(before + step)));
    }
    return before;
  }

  private long number(String digits) {
    OptionalLong number = Operators.number(digits);
    if (number.isEmpty()) {
      refuse("arithmetic that is not read");
    }
    return number.orElse(0);
  }

  private long variable(String name) {
    Optional<Value> value = state.get(name);
    if (value.isEmpty()) {
      refuse(state.whyUnknown(name));
      return 0;
    }
    if (value.get() instanceof Value.Unset) {
      return 0;
    }
    if (!(value.get() instanceof Value.Scalar(Text written)) || !written.isKnown()) {
      refuse(
          value.get() instanceof Value.Scalar(Text unknown)
              ? String.join(", ", unknown.unknowns())
              : "an array in arithmetic");
      return 0;
    }
    String plain = written.toString().strip();
    boolean negative = plain.startsWith("-");
    long number = plain.isEmpty() ? 0 : number(negative ? plain.substring(1) : plain);
    return negative ? -number : number;
  }

  /** A name, with or without a dollar. */
  private String name() {
    int start = pos;
    int at = pos;
    boolean braces = text.startsWith("${", at);
    at += braces ? 2 : text.startsWith("$", at) ? 1 : 0;
    int nameStart = at;
    while (at < text.length()
        && (Character.isLetter(text.charAt(at))
            || text.charAt(at) == '_'
            || (at > nameStart && Character.isDigit(text.charAt(at))))) {
      at++;
    }
    String name = text.substring(nameStart, at);
    if (braces && !text.startsWith("}", at)) {
      pos = start;
      return "";
    }
    if (!name.isEmpty()) {
      pos = at + (braces ? 1 : 0);
    }
    return name;
  }

  private boolean take(String symbol) {
    skipBlanks();
    if (!text.startsWith(symbol, pos)) {
      return false;
    }
    pos += symbol.length();
    return true;
  }

  private void skipBlanks() {
    while (pos < text.length() && Character.isWhitespace(text.charAt(pos))) {
      pos++;
    }
  }
}
