package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of a Hydra application and its overrides (hydra/_internal/utils.py get_args_parser,
 * 1.3).
 *
 * @param prints whether it prints something and ends
 */
record HydraConfig(
    Optional<Text> path,
    Optional<Text> name,
    boolean multirun,
    boolean prints,
    List<Word> overrides) {

  static HydraConfig of(List<Word> words) {
    Optional<Text> path = Optional.empty();
    Optional<Text> name = Optional.empty();
    boolean multirun = false;
    boolean prints = false;
    List<Word> overrides = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).toString();
      int equals = word.startsWith("-") ? word.indexOf('=') : -1;
      String option = equals < 0 ? word : word.substring(0, equals);
      switch (option) {
        case "--config-name", "-cn", "--config-path", "-cp", "--config-dir", "-cd", "--package" -> {
          Text value =
              equals >= 0
                  ? words.get(i).text().sub(equals + 1)
                  : i + 1 < words.size() ? words.get(++i).text() : Text.EMPTY;
          name = option.endsWith("name") || option.equals("-cn") ? Optional.of(value) : name;
          path =
              option.startsWith("--package") || option.endsWith("n") || option.endsWith("name")
                  ? path
                  : Optional.of(value);
        }
        case "--multirun", "-m" -> multirun = true;
        case "--cfg", "-c", "--info", "-i", "--help", "-h", "--hydra-help" -> prints = true;
        default -> {
          if (!word.startsWith("-")) {
            overrides.add(words.get(i));
          }
        }
      }
    }
    return new HydraConfig(path, name, multirun, prints, List.copyOf(overrides));
  }

  /** Whether the configuration is one that the application brings along. */
  boolean isOwn(List<String> names) {
    return path.isEmpty()
        && (name.isEmpty() || names.contains(name.get().toString().replaceFirst("\\.ya?ml$", "")));
  }

  /** Puts the file of a configuration that is not the application's. */
  void put(Launch launch, Settings settings) {
    if (name.isEmpty()) {
      settings.open("the configuration in " + path.map(Text::toString).orElse("") + " is not seen");
      return;
    }
    Text file =
        name.get().toString().matches(".*\\.ya?ml")
            ? name.get()
            : name.get().concat(Text.made(".yaml"));
    Recipes.put(
        launch,
        path.map(folder -> Text.join(List.of(folder, Text.made("/"), file))).orElse(file),
        Dialect.OMEGACONF,
        settings);
  }
}
