package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes as Python does; what is too large, or not exact in the same way, is unknown. */
final class Arithmetic {
  private static final int MAX_EXACT_EXPONENT = 30;

  private final Evaluator evaluator;

  Arithmetic(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value unary(String operator, Value operand) {
    return evaluator.mapped(
        operand,
        each -> {
          Value result =
              switch (number(each)) {
                case Value.Int(BigInteger value, Text _) ->
                    switch (operator) {
                      case "-" -> Value.Int.of(value.negate());
                      case "~" -> Value.Int.of(value.not());
                      default -> each;
                    };
                case Value.Real(double value, Text _) when operator.equals("-") ->
                    Value.Real.of(-value);
                case Value.Real _ when operator.equals("+") -> each;
                default -> null;
              };
          return result == null ? unknown(operator, each, each) : result;
        });
  }

  Value binary(String operator, Value left, Value right) {
    return evaluator.mapped(
        left, one -> evaluator.mapped(right, other -> single(operator, one, other)));
  }

  private Value single(String operator, Value left, Value right) {
    Value a = number(left);
    Value b = number(right);
    @Nullable Value result = null;
    if (a instanceof Value.Int(BigInteger x, Text _)
        && b instanceof Value.Int(BigInteger y, Text _)) {
      result = integers(operator, x, y);
    } else if (isNumber(a) && isNumber(b)) {
      result = floats(operator, toDouble(a), toDouble(b));
    } else {
      result = others(operator, left, right);
    }
    return result == null ? unknown(operator, left, right) : result;
  }

  private static Value unknown(String operator, Value left, Value right) {
    boolean leftKnown = Values.plain(left) != null;
    return Values.dependent(
        leftKnown ? right : left,
        "(" + Values.key(left) + " " + operator + " " + Values.key(right) + ")");
  }

  /** Booleans count as the numbers 0 and 1. */
  private static Value number(Value value) {
    return value instanceof Value.Bool(boolean truth) ? Value.Int.of(truth ? 1 : 0) : value;
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Real;
  }

  private static double toDouble(Value value) {
    return value instanceof Value.Real(double number, Text _)
        ? number
        : ((Value.Int) value).value().doubleValue();
  }

  private static @Nullable Value integers(String operator, BigInteger x, BigInteger y) {
    boolean zero = y.signum() == 0;
    return switch (operator) {
      case "+" -> bounded(x.add(y));
      case "-" -> bounded(x.subtract(y));
      case "*" -> x.bitLength() + y.bitLength() > Numerals.MAX_BITS ? null : bounded(x.multiply(y));
      case "/" ->
          zero || !isExact(x) || !isExact(y)
              ? null
              : Value.Real.of(x.doubleValue() / y.doubleValue());
      case "//" -> zero ? null : Value.Int.of(floorDivide(x, y));
      case "%" -> zero ? null : Value.Int.of(x.subtract(floorDivide(x, y).multiply(y)));
      case "**" -> power(x, y);
      case "<<" -> y.signum() < 0 || y.bitLength() > 12 ? null : bounded(x.shiftLeft(y.intValue()));
      case ">>" ->
          y.signum() < 0 || y.bitLength() > 30 ? null : Value.Int.of(x.shiftRight(y.intValue()));
      case "&" -> Value.Int.of(x.and(y));
      case "|" -> Value.Int.of(x.or(y));
      case "^" -> Value.Int.of(x.xor(y));
      default -> null;
    };
  }

  private static @Nullable Value bounded(BigInteger value) {
    return value.bitLength() > Numerals.MAX_BITS ? null : Value.Int.of(value);
  }

  private static boolean isExact(BigInteger value) {
    return value.bitLength() <= 53;
  }

  private static BigInteger floorDivide(BigInteger x, BigInteger y) {
    BigInteger[] parts = x.divideAndRemainder(y);
    return parts[1].signum() != 0 && parts[1].signum() != y.signum()
        ? parts[0].subtract(BigInteger.ONE)
        : parts[0];
  }

  /** A negative exponent gives a float, which is exact to the last digit for small numbers. */
  private static @Nullable Value power(BigInteger x, BigInteger y) {
    if (y.bitLength() > 12) {
      return null;
    }
    int exponent = y.intValue();
    if (exponent >= 0) {
      return (long) x.bitLength() * exponent > Numerals.MAX_BITS
          ? null
          : Value.Int.of(x.pow(exponent));
    }
    boolean small = x.signum() != 0 && x.bitLength() <= 8 && -exponent <= MAX_EXACT_EXPONENT;
    return small
        ? Value.Real.of(
            BigDecimal.ONE
                .divide(new BigDecimal(x.pow(-exponent)), new MathContext(60))
                .doubleValue())
        : null;
  }

  private static @Nullable Value floats(String operator, double x, double y) {
    double result =
        switch (operator) {
          case "+" -> x + y;
          case "-" -> x - y;
          case "*" -> x * y;
          case "/" -> y == 0 ? Double.NaN : x / y;
          case "%" -> y == 0 ? Double.NaN : modulo(x, y);
          case "//" -> y == 0 ? Double.NaN : floorDivide(x, y);
          default -> Double.NaN;
        };
    return Double.isFinite(result) ? Value.Real.of(result) : null;
  }

  private static double modulo(double x, double y) {
    double rest = x % y;
    if (rest == 0) {
      return Math.copySign(0.0, y);
    }
    return (rest < 0) == (y < 0) ? rest : rest + y;
  }

  private static double floorDivide(double x, double y) {
    double rest = x % y;
    double quotient = (x - rest) / y;
    if (rest != 0 && (rest < 0) != (y < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, x / y);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  private @Nullable Value others(String operator, Value left, Value right) {
    if (operator.equals("+")
        && left instanceof Value.Str(Text a)
        && right instanceof Value.Str(Text b)) {
      return joined(a, b);
    }
    if (operator.equals("+")
        && left instanceof Items a
        && right instanceof Items b
        && a.kind() == b.kind()) {
      return concatenated(a, b);
    }
    if (operator.equals("*")) {
      Value times = isNumber(number(right)) ? right : left;
      return repeated(isNumber(number(right)) ? left : right, number(times));
    }
    if (operator.equals("%") && left instanceof Value.Str(Text format)) {
      return evaluator.formatting().percent(format, right);
    }
    if (operator.equals("|") && left instanceof Dict a && right instanceof Dict b) {
      Dict merged = a.copy(evaluator.session().number(), evaluator.session().way.guards());
      evaluator.containers().update(merged, b);
      return merged;
    }
    return operator.equals("/") ? evaluator.containers().paths().joined(left, right) : null;
  }

  private @Nullable Value joined(Text a, Text b) {
    return a.length() + b.length() > Budget.TEXT || !evaluator.session().budget.step(a.length())
        ? null
        : new Value.Str(a.concat(b));
  }

  private @Nullable Value concatenated(Items a, Items b) {
    if (a.open().isPresent() || b.open().isPresent()) {
      Items open = evaluator.session().items(a.kind(), List.of());
      open.open(a.open().or(b::open).orElse(""));
      return open;
    }
    List<Value> all = new ArrayList<>(a.values());
    all.addAll(b.values());
    return all.size() > Budget.ITEMS ? null : evaluator.session().items(a.kind(), all);
  }

  private @Nullable Value repeated(Value what, Value times) {
    if (!(times instanceof Value.Int(BigInteger count, Text _)) || count.bitLength() > 20) {
      return null;
    }
    int many = Math.max(0, count.intValue());
    if (what instanceof Value.Str(Text text)) {
      long length = (long) text.length() * many;
      boolean fits =
          text.isKnown() && length <= Budget.TEXT && evaluator.session().budget.step((int) length);
      return fits ? Values.str(text.toString().repeat(many)) : null;
    }
    if (what instanceof Items items
        && items.open().isEmpty()
        && (long) items.values().size() * many <= Budget.ITEMS) {
      List<Value> all = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        all.addAll(items.values());
      }
      return evaluator.session().items(items.kind(), all);
    }
    return null;
  }
}
