package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code float("2e-5")} and the other conversions, which keep where a value was written. */
final class Conversions {
  private final Interpreter python;
  private final Session session;

  Conversions(Interpreter python) {
    this.python = python;
    this.session = python.session();
  }

  void into(Map<String, Library.Known> functions) {
    functions.put("builtins.float", (given, _) -> mapped(given, this::toFloat));
    functions.put(
        "builtins.int", (given, _) -> given.size() > 1 ? null : mapped(given, this::toInt));
    functions.put(
        "builtins.str", (given, _) -> given.size() > 1 ? null : mapped(given, this::toStr));
    functions.put(
        "builtins.repr",
        (given, _) ->
            mapped(given, value -> new Value.Str(python.evaluator().formatting().repr(value))));
    functions.put(
        "builtins.bool",
        (given, _) -> python.evaluator().not(python.evaluator().not(given.get(0, ""))));
    functions.put("builtins.abs", (given, _) -> mapped(given, this::absolute));
    functions.put("builtins.round", (given, _) -> rounded(given));
    functions.put("builtins.dict", (given, _) -> dict(given));
    functions.put("builtins.list", (given, _) -> items(given, Items.Kind.LIST));
    functions.put("builtins.tuple", (given, _) -> items(given, Items.Kind.TUPLE));
    functions.put("builtins.set", (given, _) -> items(given, Items.Kind.SET));
    functions.put("builtins.frozenset", (given, _) -> items(given, Items.Kind.SET));
    functions.put("fire.value", (given, _) -> ofFire(given.get(0, "")));
    functions.put("math.sqrt", (given, _) -> mapped(given, Conversions::squareRoot));
  }

  private Value mapped(
      Arguments given, java.util.function.Function<Value, @Nullable Value> change) {
    return python
        .evaluator()
        .mapped(
            given.get(0, "x"),
            value -> {
              Value result = change.apply(value);
              return result == null
                  ? Values.dependent(value, "converted " + Values.key(value))
                  : result;
            });
  }

  private @Nullable Value toFloat(Value value) {
    return switch (value) {
      case Value.Real same -> same;
      case Value.Int(BigInteger number, Text written) ->
          number.bitLength() > 1000
              ? null
              : new Value.Real(
                  number.doubleValue(),
                  isPlain(written) ? written : Text.made(Numerals.repr(number.doubleValue())));
      case Value.Bool(boolean truth) -> Value.Real.of(truth ? 1 : 0);
      case Value.Str(Text text) when text.isKnown() ->
          Numerals.toFloat(text).orElseGet(() -> notANumber("float", text));
      case Value.Missing _ -> Value.Real.of(0);
      default -> null;
    };
  }

  private static boolean isPlain(Text written) {
    return written.length() > 0
        && Character.isDigit(written.charAt(written.length() - 1))
        && written.chars().allMatch(c -> c == '_' || Character.isDigit(c));
  }

  private Value notANumber(String function, Text text) {
    String refused =
        text.startsWith("$(")
            ? text + " names a variable that no env of the container sets"
            : function + "() does not take \"" + text + "\"";
    session.refuse(refused);
    return session.unknown(refused);
  }

  private @Nullable Value toInt(Value value) {
    return switch (value) {
      case Value.Int same -> same;
      case Value.Bool(boolean truth) -> Value.Int.of(truth ? 1 : 0);
      case Value.Real(double number, Text _) ->
          Double.isFinite(number) ? Value.Int.of(new BigDecimal(number).toBigInteger()) : null;
      case Value.Str(Text text) when text.isKnown() ->
          Numerals.toInt(text).orElseGet(() -> notANumber("int", text));
      case Value.Missing _ -> Value.Int.of(0);
      default -> null;
    };
  }

  private @Nullable Value toStr(Value value) {
    return switch (value) {
      case Value.Missing _ -> Values.str("");
      case Value.Str _, Value.Int _, Value.Real _, Value.Bool _, Value.None _ ->
          new Value.Str(python.evaluator().formatting().shown(value));
      default -> null;
    };
  }

  private @Nullable Value absolute(Value value) {
    return switch (value) {
      case Value.Int(BigInteger number, Text _) -> Value.Int.of(number.abs());
      case Value.Real(double number, Text _) -> Value.Real.of(Math.abs(number));
      default -> null;
    };
  }

  private @Nullable Value rounded(Arguments given) {
    Value value = given.get(0, "number");
    Value digits = given.get(1, "ndigits");
    if (value instanceof Value.Int && digits instanceof Value.Missing) {
      return value;
    }
    if (!(value instanceof Value.Real(double number, Text _)) || !Double.isFinite(number)) {
      return null;
    }
    BigDecimal exact = new BigDecimal(number);
    if (digits instanceof Value.Missing) {
      return Value.Int.of(exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
    }
    return digits instanceof Value.Int(BigInteger places, Text _)
            && places.bitLength() < 6
            && places.signum() >= 0
        ? Value.Real.of(exact.setScale(places.intValue(), RoundingMode.HALF_EVEN).doubleValue())
        : null;
  }

  private Value dict(Arguments given) {
    Dict dict = session.dict();
    given.positional().forEach(each -> python.evaluator().containers().update(dict, each));
    given.open().ifPresent(dict::open);
    given.named().forEach((name, value) -> dict.put(Values.str(name), value, session.way));
    return dict;
  }

  private Value items(Arguments given, Items.Kind kind) {
    Value from = given.get(0, "");
    Optional<List<Value>> values =
        from instanceof Value.Missing
            ? Optional.of(List.of())
            : python.evaluator().containers().items(from);
    Items items = session.items(kind, values.orElse(List.of()));
    if (values.isEmpty()) {
      items.open("the items of " + Values.described(from));
    }
    return items;
  }

  /** python-fire takes a value for the literal that it looks like. */
  private static @Nullable Value ofFire(Value value) {
    if (!(value instanceof Value.Str(Text text)) || !text.isKnown()) {
      return null;
    }
    return switch (text.toString()) {
      case "True" -> Value.Bool.TRUE;
      case "False" -> Value.Bool.FALSE;
      case "None" -> Value.NONE;
      default -> Numerals.toInt(text).or(() -> Numerals.toFloat(text)).orElse(value);
    };
  }

  /** The square root is correctly rounded everywhere. */
  private static @Nullable Value squareRoot(Value value) {
    double number =
        value instanceof Value.Real(double f, Text _)
            ? f
            : value instanceof Value.Int(BigInteger i, Text _) ? i.doubleValue() : -1;
    return number >= 0 && Double.isFinite(number) ? Value.Real.of(Math.sqrt(number)) : null;
  }
}
