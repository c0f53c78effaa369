package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file of {@code axolotl train --sweep}: a list of values for each key, and under {@code _}
 * sets of keys that change together (axolotl/cli/utils/sweeps.py).
 */
final class AxolotlSweep {
  private static final String TOGETHER = "_";

  private AxolotlSweep() {}

  static void put(Launch launch, Text path, Settings settings) {
    Reading<Text> read =
        path.known()
            .map(launch.files()::read)
            .orElseGet(() -> new Reading.Unreadable<>("its name is not known"));
    Optional<Tree> root =
        read.found().flatMap(text -> YamlText.read(text).trees().stream().findFirst());
    if (!(root.orElse(null) instanceof Tree.Mapping(Map<String, Tree> entries, var _))) {
      settings.open("a file that --sweep names may set it");
      return;
    }
    Map<String, List<Text>> values = new LinkedHashMap<>();
    entries.forEach((key, value) -> {
      if (key.equals(TOGETHER)) {
        items(value).forEach(set -> ofSet(set, values));
      } else {
        items(value).forEach(item -> add(key, item, values));
      }
    });
    values.forEach((key, tried) -> settings.put(key, "--sweep", Tried.one(key, tried)));
  }

  private static void ofSet(Tree set, Map<String, List<Text>> values) {
    if (set instanceof Tree.Mapping(Map<String, Tree> entries, var _)) {
      entries.forEach((key, value) -> add(key, value, values));
    }
  }

  private static List<Tree> items(Tree tree) {
    return tree instanceof Tree.Sequence(List<Tree> items, var _) ? items : List.of();
  }

  private static void add(String key, Tree value, Map<String, List<Text>> values) {
    values
        .computeIfAbsent(key, k -> new ArrayList<>())
        .add(
            value instanceof Tree.Scalar scalar
                ? scalar.text()
                : Text.unknown("the file of --sweep"));
  }
}
