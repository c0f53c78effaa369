package dev.tenfold.framework;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Words {@code key=value} that OmegaConf puts over a recipe, the last one on top: a key has dots or
 * brackets, a value is YAML, and a mapping is merged into what is there (omegaconf/basecontainer.py
 * merge_with_dotlist, 2.3).
 */
final class KeyValues {
  private KeyValues() {}

  /** What {@code --config} names; the other words go to {@code others}. */
  static Optional<Text> config(List<Word> words, List<Word> others) {
    Optional<Text> config = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      Text word = words.get(i).text();
      if (word.is("--config") && i + 1 < words.size()) {
        config = Optional.of(words.get(++i).text());
      } else if (word.startsWith("--config=")) {
        config = Optional.of(word.sub("--config=".length()));
      } else {
        others.add(words.get(i));
      }
    }
    return config;
  }

  static void put(List<Word> words, Settings settings) {
    for (Word word : words) {
      int equals = word.text().indexOf('=');
      Text key = equals < 0 ? word.text() : word.text().sub(0, equals);
      if (word.mayBeMany() || !key.isKnown()) {
        settings.open(String.join(", ", word.text().unknowns()));
      } else if (equals < 0) {
        settings.put(
            new Setting(key(key), key.toString(), Text.EMPTY, Setting.Kind.NULL, List.of()));
      } else {
        put(key.toString(), word.text().sub(equals + 1), settings);
      }
    }
  }

  /** One word of which the key is known. */
  static void put(String written, Text value, Settings settings) {
    String channel = written + "=";
    Tree tree = tree(value);
    if (tree instanceof Tree.Mapping mapping) {
      settings.put(key(written), mapping, channel, Dialect.OMEGACONF);
    } else {
      settings.put(Dialect.OMEGACONF.setting(key(written), channel, tree));
    }
  }

  /** {@code a[b]} is {@code a.b}. */
  static String key(CharSequence written) {
    return written.toString().replace("[", ".").replace("]", "");
  }

  /** A value that is no YAML is refused as a whole, and nothing of it counts. */
  private static Tree tree(Text value) {
    YamlText.Documents documents = YamlText.read(value);
    boolean isOne = documents.problem().isEmpty() && documents.trees().size() == 1;
    return isOne
        ? documents.trees().getFirst()
        : new Tree.Scalar(
            value, YamlText.Style.PLAIN, new dev.tenfold.source.Span(0, value.length()));
  }
}
