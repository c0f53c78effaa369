package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.PythonReading;
import dev.tenfold.launch.python.Value;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import java.util.Map;
import java.util.Optional;

/** How the rate of a Python program is set: in its code, by a flag, by a variable or in a file. */
final class PythonRemedies {
  private final Launch launch;
  private final PythonReading reading;

  PythonRemedies(Launch launch, PythonReading reading) {
    this.launch = launch;
    this.reading = reading;
  }

  Remedy of(PythonDraft draft) {
    Origin origin =
        switch (draft.rate()) {
          case LearningRate.Known known -> known.origin();
          case LearningRate.Range range -> range.origin();
          case LearningRate.Default _, LearningRate.Invalid _, LearningRate.Hidden _ ->
              new Origin.Scattered(java.util.List.of());
        };
    String code = draft.key() + "=";
    return variable(origin)
        .or(() -> flag(origin))
        .or(() -> option(origin))
        .or(() -> file(origin))
        .orElseGet(() -> draft.flags() ? byFlag("--learning_rate") : Remedy.write(code));
  }

  private Remedy byFlag(String flag) {
    return new Remedy(
        flag + " ", flag + " ", launch.end().map(end -> new Remedy.Addition(end, flag + "=")));
  }

  private Optional<Remedy> variable(Origin origin) {
    for (Map.Entry<String, Text> entry : launch.environment().variables().entrySet()) {
      if (isAt(entry.getValue(), origin)) {
        return Optional.of(Remedy.write(entry.getKey() + "="));
      }
    }
    return Optional.empty();
  }

  /** The flag before, or in, the word that holds the rate. */
  private Optional<Remedy> flag(Origin origin) {
    String flag = "";
    for (Word word : launch.args()) {
      int equals = word.text().indexOf('=');
      boolean dashed = word.text().startsWith("-");
      if (dashed && equals > 0) {
        flag = word.text().sub(0, equals).toString();
        if (isAt(word.text().sub(equals + 1), origin)) {
          return Optional.of(byFlag(flag));
        }
      } else if (dashed) {
        flag = word.toString();
      } else if (isAt(word.text(), origin) && !flag.isEmpty()) {
        return Optional.of(byFlag(flag));
      }
    }
    return Optional.empty();
  }

  /** A default of argparse: the flag wins over it. */
  private Optional<Remedy> option(Origin origin) {
    for (Call call : reading.calls()) {
      if (call.method().equals("add_argument")
          && written(call.arguments().named("default"))
              .filter(text -> isAt(text, origin))
              .isPresent()
          && call.arguments().get(0, "") instanceof Value.Str(Text flag)
          && flag.startsWith("--")) {
        return Optional.of(byFlag(flag.toString()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Text> written(Value value) {
    return switch (value) {
      case Value.Real(double _, Text text) -> Optional.of(text);
      case Value.Str(Text text) -> Optional.of(text);
      default -> Optional.empty();
    };
  }

  private static Optional<Remedy> file(Origin origin) {
    return origin instanceof Origin.InConfigMap(var _, String key, var _, var _)
            && key.matches(".*\\.(ya?ml|json)")
        ? Optional.of(Remedy.write("learning_rate: "))
        : Optional.empty();
  }

  private static boolean isAt(Text text, Origin origin) {
    return !(origin instanceof Origin.Scattered) && text.strip().origin().equals(origin);
  }
}
