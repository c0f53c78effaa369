package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import java.util.Map;
import java.util.Optional;

/** Reads the recipe that an argument names. */
final class Recipes {
  private Recipes() {}

  /**
   * Puts the plain values of a recipe into the settings, and gives all its keys; a recipe that
   * cannot be read leaves every setting open.
   */
  static Map<String, Tree> put(Launch launch, Text path, Settings settings) {
    return switch (yaml(launch, path)) {
      case Reading.Found<Map<String, Tree>>(Map<String, Tree> entries) -> {
        HfArguments.put(entries, path.toString(), settings);
        yield entries;
      }
      case Reading.Unreadable<Map<String, Tree>>(String why) -> {
        settings.open(why);
        yield Map.of();
      }
      case Reading.Absent<Map<String, Tree>> absent -> Map.of();
    };
  }

  /** The top-level keys of a YAML file; {@code Absent} means that it lies in the image. */
  static Reading<Map<String, Tree>> yaml(Launch launch, Text path) {
    Optional<String> known = path.known();
    if (known.isEmpty()) {
      return new Reading.Unreadable<>(
          "the recipe is named by " + String.join(", ", path.unknowns()));
    }
    return switch (launch.files().read(known.get())) {
      case Reading.Absent<Text> absent ->
          new Reading.Unreadable<>("recipe " + known.get() + " lies in the image");
      case Reading.Unreadable<Text>(String why) -> new Reading.Unreadable<>(why);
      case Reading.Found<Text>(Text text) -> mapping(YamlText.read(text), known.get());
    };
  }

  private static Reading<Map<String, Tree>> mapping(YamlText.Documents documents, String name) {
    if (documents.problem().isPresent()) {
      YamlText.Problem problem = documents.problem().get();
      return new Reading.Unreadable<>(
          "recipe "
              + name
              + " cannot be parsed at line "
              + problem.line()
              + ": "
              + problem.message());
    }
    if (documents.trees().isEmpty()) {
      return new Reading.Found<>(Map.of());
    }
    return documents.trees().getFirst() instanceof Tree.Mapping(Map<String, Tree> entries, var span)
        ? new Reading.Found<>(entries)
        : new Reading.Unreadable<>("recipe " + name + " is no mapping of keys to values");
  }
}
