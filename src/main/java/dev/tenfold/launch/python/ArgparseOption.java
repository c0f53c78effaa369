package dev.tenfold.launch.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An argument that a script adds to its parser.
 *
 * @param names the flags, none for a positional one
 * @param most how many values it takes at most, and {@code least}
 * @param type what converts a value; nothing for plain text
 */
record ArgparseOption(
    List<String> names,
    String dest,
    Action action,
    int least,
    int most,
    boolean isList,
    Value constant,
    Value byDefault,
    Value type) {
  enum Action {
    STORE,
    STORE_CONSTANT,
    APPEND,
    COUNT,
    BOOLEAN,
    OTHER
  }

  static final int MANY = 1 << 20;

  boolean isPositional() {
    return names.isEmpty();
  }

  static Optional<ArgparseOption> of(Arguments given) {
    List<String> words = new ArrayList<>();
    for (Value value : given.positional()) {
      Optional<String> word = Values.text(value);
      if (word.isEmpty()) {
        return Optional.empty();
      }
      words.add(word.get());
    }
    if (words.isEmpty() || given.open().isPresent()) {
      return Optional.empty();
    }
    boolean positional = !words.getFirst().startsWith("-");
    String dest = Values.text(given.named("dest")).orElseGet(() -> dest(words));
    Action action = action(given.named("action"));
    Value nargs = given.named("nargs");
    int least = 1;
    int most = 1;
    boolean list = true;
    if (nargs instanceof Value.Missing || nargs instanceof Value.None) {
      list = false;
    } else if (nargs instanceof Value.Int(BigInteger number, var _) && number.bitLength() < 20) {
      least = number.intValue();
      most = least;
    } else {
      String word = Values.text(nargs).orElse("...");
      list = !word.equals("?");
      least = word.equals("+") ? 1 : 0;
      most = word.equals("?") ? 1 : word.equals("...") ? -1 : MANY;
    }
    boolean bare =
        action == Action.STORE_CONSTANT || action == Action.COUNT || action == Action.BOOLEAN;
    return Optional.of(
        new ArgparseOption(
            positional ? List.of() : List.copyOf(words),
            dest,
            most < 0 ? Action.OTHER : action,
            bare ? 0 : least,
            bare ? 0 : most,
            list,
            constant(given),
            byDefault(given),
            given.named("type")));
  }

  /** The first long flag without its dashes, else the first short one. */
  private static String dest(List<String> words) {
    String name =
        words.stream().filter(word -> word.startsWith("--")).findFirst().orElse(words.getFirst());
    return name.startsWith("-") ? name.replaceAll("^-+", "").replace('-', '_') : name;
  }

  private static Action action(Value action) {
    if (action instanceof Value.Missing) {
      return Action.STORE;
    }
    if (action instanceof Value.External(String path)) {
      return path.equals("argparse.BooleanOptionalAction") ? Action.BOOLEAN : Action.OTHER;
    }
    return switch (Values.text(action).orElse("")) {
      case "store" -> Action.STORE;
      case "store_true", "store_false", "store_const" -> Action.STORE_CONSTANT;
      case "append" -> Action.APPEND;
      case "count" -> Action.COUNT;
      default -> Action.OTHER;
    };
  }

  private static Value constant(Arguments given) {
    return switch (Values.text(given.named("action")).orElse("")) {
      case "store_true" -> Value.Bool.TRUE;
      case "store_false" -> Value.Bool.FALSE;
      default -> given.named("const") instanceof Value.Missing ? Value.NONE : given.named("const");
    };
  }

  private static Value byDefault(Arguments given) {
    Value byDefault = given.named("default");
    if (!(byDefault instanceof Value.Missing)) {
      return byDefault;
    }
    return switch (Values.text(given.named("action")).orElse("")) {
      case "store_true" -> Value.Bool.FALSE;
      case "store_false" -> Value.Bool.TRUE;
      default -> Value.NONE;
    };
  }
}
