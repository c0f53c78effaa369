package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds for values of every kind. */
public final class Values {
  /** More values than this in the place of one are not followed. */
  static final int MAX_LEAVES = 16;

  private static final int LONGEST_KEY = 300;

  /** Tuples, and things that were got from each other, beyond which none is followed. */
  private static final int DEEPEST = 40;

  private Values() {}

  static Value either(Condition condition, Value whenTrue, Value whenFalse) {
    Value yes = under(condition, true, whenTrue);
    Value no = under(condition, false, whenFalse);
    if (yes.equals(no)) {
      return yes;
    }
    int leaves = leaves(yes) + leaves(no);
    return leaves > MAX_LEAVES
        ? unknown("it has more than " + MAX_LEAVES + " values, one for each path", "")
        : new Value.Either(condition, yes, no, leaves);
  }

  private static Value under(Condition condition, boolean branch, Value value) {
    if (!(value instanceof Value.Either(Condition own, Value yes, Value no, int _))) {
      return value;
    }
    if (own.equals(condition)) {
      return under(condition, branch, branch ? yes : no);
    }
    Value first = under(condition, branch, yes);
    Value second = under(condition, branch, no);
    if (first.equals(yes) && second.equals(no)) {
      return value;
    }
    return first.equals(second)
        ? first
        : new Value.Either(own, first, second, leaves(first) + leaves(second));
  }

  private static int leaves(Value value) {
    return value instanceof Value.Either either ? either.leaves() : 1;
  }

  /** Something unknown that is like nothing else unknown, unless it has the same key. */
  static Value.Unknown unknown(String why, String key) {
    return new Value.Unknown(Text.unknown(why), key.isEmpty() ? "? " + why : key);
  }

  /** Something that depends on a value that is not known. */
  static Value.Unknown dependent(Value on, String key) {
    return new Value.Unknown(hole(on), shortened(key));
  }

  /** Why a value is not known, as a text that is one hole. */
  static Text hole(Value value) {
    return switch (value) {
      case Value.Unknown(Text hole, String _) -> hole;
      case Value.Str(Text text) when !text.isKnown() ->
          text.length() == 1 ? text : Text.unknown(String.join(", ", text.unknowns()));
      default -> Text.unknown(described(value) + " cannot be seen");
    };
  }

  /** Whether a value was got from others in more steps than anybody follows. */
  static boolean isTooDeep(Value value) {
    Value at = value;
    for (int depth = 0; depth <= DEEPEST; depth++) {
      switch (at) {
        case Value.Attribute(Value of, String _) -> at = of;
        case Value.Item(Value of, Value _) -> at = of;
        case Value.Made(Call call) -> at = call.callee();
        case Value.Partial(Value callee, Arguments _) -> at = callee;
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  private static String shortened(String key) {
    return key.length() > LONGEST_KEY
        ? key.substring(0, LONGEST_KEY) + "..." + Integer.toHexString(key.hashCode())
        : key;
  }

  /** Names a value so that the same name means the same value. */
  static String key(Value value) {
    return shortened(
        switch (value) {
          case Value.Str(Text text) ->
              text.isKnown() ? "'" + text + "'" : "'" + text + "'" + text.unknowns();
          case Value.Bytes(Text text) -> "b'" + text + "'";
          case Value.Int(BigInteger number, Text _) -> number.toString();
          case Value.Real(double number, Text _) -> Double.toString(number);
          case Value.Bool(boolean truth) -> truth ? "True" : "False";
          case Value.None _ -> "None";
          case Value.Missing _ -> "";
          case Value.External(String path) -> path;
          case Value.Attribute(Value of, String name) -> key(of) + "." + name;
          case Value.Item(Value of, Value item) -> key(of) + "[" + key(item) + "]";
          case Value.Made(Call call) -> "#" + call.number();
          case Value.Either(Condition condition, Value yes, Value no, int _) ->
              "(" + condition + " ? " + key(yes) + " : " + key(no) + ")";
          case Value.Unknown(Text _, String key) -> key;
          case Value.Method(Value of, String name) -> key(of) + "." + name;
          case Value.Bound(Value self, Function function, UserClass _) ->
              key(self) + "." + function.name();
          case Value.Partial(Value callee, Arguments _) -> "partial " + key(callee);
          case Value.Super(UserClass of, Value _) -> "super " + of.name();
          case Items items -> "@" + items.number();
          case Dict dict -> "@" + dict.number();
          case Function function -> "@" + function.number();
          case UserClass made -> "@" + made.number();
          case Instance instance -> "@" + instance.number();
          case Module module -> "module " + module.name();
        });
  }

  /** A value as a reader may know it: {@code wandb.config.lr}. */
  public static String described(Value value) {
    return shortened(
        switch (value) {
          case Value.Str(Text text) -> "\"" + text + "\"";
          case Value.External(String path) ->
              path.startsWith("builtins.") ? path.substring("builtins.".length()) : path;
          case Value.Attribute(Value of, String name) -> described(of) + "." + name;
          case Value.Item(Value of, Value item) -> described(of) + "[" + described(item) + "]";
          case Value.Made(Call call) -> described(call.callee()) + "()";
          case Value.Either(Condition _, Value yes, Value no, int _) ->
              described(yes) + " or " + described(no);
          case Value.Unknown(Text hole, String _) -> String.join(", ", hole.unknowns());
          case Value.Method(Value of, String name) -> described(of) + "." + name;
          case Value.Bound(Value _, Function function, UserClass of) ->
              of.name() + "." + function.name();
          case Value.Partial(Value callee, Arguments _) -> described(callee);
          case Items _ -> "a list";
          case Dict _ -> "a dictionary";
          case Function function -> function.name();
          case UserClass made -> made.name();
          case Instance instance -> "an object of " + instance.of().name();
          case Module module -> module.name();
          case Value.Bytes _,
              Value.Int _,
              Value.Real _,
              Value.Bool _,
              Value.None _,
              Value.Missing _,
              Value.Super _ ->
              key(value);
        });
  }

  /** What a dictionary compares a key by; null for a value that is not known or no key. */
  static @Nullable Object plain(Value key) {
    return plain(key, 0);
  }

  private static @Nullable Object plain(Value key, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    return switch (key) {
      case Value.Str(Text text) when text.isKnown() -> "s" + text;
      case Value.Bytes(Text text) -> "b" + text;
      case Value.Int(BigInteger number, Text _) -> new BigDecimal(number);
      case Value.Real(double number, Text _) ->
          Double.isFinite(number) ? new BigDecimal(number).stripTrailingZeros() : null;
      case Value.Bool(boolean truth) -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
      case Value.None _ -> "n";
      case Value.External(String path) -> "e" + path;
      case Items items when items.kind() == Items.Kind.TUPLE -> {
        List<Object> all =
            items.values().stream()
                .map(item -> plain(item, depth + 1))
                .filter(java.util.Objects::nonNull)
                .toList();
        yield all.size() == items.values().size() && items.open().isEmpty() ? all : null;
      }
      default -> null;
    };
  }

  /** The text of a value that is text and wholly known. */
  static Optional<String> text(Value value) {
    return value instanceof Value.Str(Text text) ? text.known() : Optional.empty();
  }

  static Value.Str str(String text) {
    return new Value.Str(Text.made(text));
  }

  /** Whether something of a module is a class, by the way it is spelled. */
  static boolean isClassName(String path) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    return !name.isEmpty()
        && Character.isUpperCase(name.charAt(0))
        && !name.equals(name.toUpperCase(java.util.Locale.ROOT));
  }
}
