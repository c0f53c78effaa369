package dev.tenfold.framework;

import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.Condition;
import dev.tenfold.launch.python.Dict;
import dev.tenfold.launch.python.PythonReading;
import dev.tenfold.launch.python.Value;
import dev.tenfold.launch.python.Values;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Python program on one of its paths, as it is when one of its calls is made. */
final class PythonView {
  private static final int DEEPEST = 30;

  /** What TRL's ModelConfig has where nothing sets it (trl/trainer/model_config.py). */
  private static final Set<String> FALSE_BY_DEFAULT =
      Set.of("use_peft", "load_in_4bit", "load_in_8bit", "use_rslora", "use_dora");

  private final PythonReading reading;
  private final Choices choices;
  private final Call now;

  PythonView(PythonReading reading, Choices choices, Call now) {
    this.reading = reading;
    this.choices = choices;
    this.now = now;
  }

  PythonReading reading() {
    return reading;
  }

  Call now() {
    return now;
  }

  /** The value on this path. */
  Value value(Value value) {
    return value(value, 0);
  }

  private Value value(Value value, int depth) {
    if (depth > DEEPEST) {
      return value;
    }
    return switch (value) {
      case Value.Either(Condition condition, Value yes, Value no, int _) ->
          value(holds(condition, depth) ? yes : no, depth + 1);
      case Value.Attribute(Value of, String name)
          when value(of, depth + 1) instanceof Value.Made(Call made) ->
          attribute(value, made, name, depth);
      default -> value;
    };
  }

  /** What an attribute of a configuration holds; itself where that is not known. */
  private Value attribute(Value attribute, Call made, String name, int depth) {
    if (!Configs.isConfig(made)) {
      return attribute;
    }
    return switch (setting(made, name)) {
      case Reading.Found<Value>(Value found) -> value(found, depth + 1);
      case Reading.Absent<Value> _ ->
          made.path().endsWith(".ModelConfig") ? ofModelConfig(attribute, name) : attribute;
      case Reading.Unreadable<Value> _ -> attribute;
    };
  }

  private static Value ofModelConfig(Value attribute, String name) {
    if (FALSE_BY_DEFAULT.contains(name)) {
      return new Value.Bool(false);
    }
    return name.equals("model_name_or_path") ? new Value.Str(Text.EMPTY) : attribute;
  }

  /** A condition that rests on a configuration may be known here; any other one is a choice. */
  private boolean holds(Condition condition, int depth) {
    return switch (value(condition.test(), depth + 1)) {
      case Value.Bool(boolean truth) -> truth;
      case Value.None _ -> false;
      default -> choices.choose(condition);
    };
  }

  /** What a configuration is set to when the call is made. */
  Reading<Value> setting(Call config, String key) {
    Value written = value(config.attribute(key, now));
    if (!(written instanceof Value.Missing)) {
      return new Reading.Found<>(written);
    }
    Value named = named(config, key);
    if (!(named instanceof Value.Missing)) {
      return new Reading.Found<>(named);
    }
    return config
        .arguments()
        .open()
        .<Reading<Value>>map(Reading.Unreadable::new)
        .orElseGet(Reading.Absent::new);
  }

  private Value named(Call config, String key) {
    Value exact = value(config.arguments().named(key));
    if (!(exact instanceof Value.Missing)) {
      return exact;
    }
    // flags may be shortened
    for (Map.Entry<String, Value> entry : config.arguments().named().entrySet()) {
      boolean shortened =
          key.startsWith(entry.getKey())
              && HfArguments.resolve("--" + entry.getKey(), TrlFields.ALL)
                  .filter(key::equals)
                  .isPresent();
      if (shortened) {
        return value(entry.getValue());
      }
    }
    return Value.MISSING;
  }

  /** The argument of a call on this path, or nothing. */
  Value argument(Call call, int place, String name) {
    return value(call.arguments().get(place, name));
  }

  /** A boolean; something that is not there is false. */
  Reading<Boolean> bool(Value value) {
    return switch (value(value)) {
      case Value.Bool(boolean truth) -> new Reading.Found<>(truth);
      case Value.Int(BigInteger number, Text _) -> new Reading.Found<>(number.signum() != 0);
      case Value.None _, Value.Missing _ -> new Reading.Found<>(false);
      case Value other -> new Reading.Unreadable<>(why(other));
    };
  }

  /** Why a value is not known, as a clause. */
  static String why(Value value) {
    return switch (value) {
      case Value.Unknown(Text hole, String _) -> String.join(", ", hole.unknowns());
      case Value.Str(Text text) when !text.isKnown() -> String.join(", ", text.unknowns());
      default -> Values.described(value) + " cannot be seen";
    };
  }

  Optional<String> text(Value value) {
    return value(value) instanceof Value.Str(Text text) ? text.known() : Optional.empty();
  }

  /** The entry of a dictionary on this path, or nothing. */
  Reading<Value> entry(Dict dict, String key) {
    Value found = value(dict.get(key));
    if (!(found instanceof Value.Missing)) {
      return new Reading.Found<>(found);
    }
    return dict.open().<Reading<Value>>map(Reading.Unreadable::new).orElseGet(Reading.Absent::new);
  }

  /** The calls that were made before, the latest first. */
  List<Call> before() {
    return reading.calls().subList(0, now.number()).reversed();
  }
}
