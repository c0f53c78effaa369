package dev.tenfold.framework;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Choice;
import dev.tenfold.source.Span;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Style;
import dev.tenfold.source.YamlText.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words {@code key=value} that OmegaConf puts over a recipe, and what Hydra adds to them: {@code
 * +key=}, {@code ++key=}, {@code ~key} and, for a sweep, several values with commas between.
 */
final class KeyValues {
  private KeyValues() {}

  /** Words without an equals sign are passed over. */
  static void put(List<Word> words, Settings settings) {
    for (Word word : words) {
      int equals = word.text().indexOf('=');
      if (word.mayBeMany() || (equals < 0 && !word.text().isKnown())) {
        settings.open(String.join(", ", word.text().unknowns()));
      } else if (equals > 0 && !word.text().sub(0, equals).isKnown()) {
        settings.open(String.join(", ", word.text().sub(0, equals).unknowns()));
      } else if (equals > 0) {
        put(word.text().sub(0, equals).toString(), word.text().sub(equals + 1), settings);
      }
    }
  }

  private static void put(String written, Text value, Settings settings) {
    String key = written.replaceFirst("^\\+{1,2}", "");
    Text bare = unquoted(value);
    Style style = bare.length() < value.length() ? Style.QUOTED : Style.PLAIN;
    settings.put(
        Dialect.OMEGACONF.setting(
            key, key + "=", new Tree.Scalar(bare, style, new Span(0, value.length()))));
  }

  private static Text unquoted(Text value) {
    int last = value.length() - 1;
    boolean quoted =
        last > 0
            && value.charAt(0) == value.charAt(last)
            && (value.charAt(0) == '"' || value.charAt(0) == '\'');
    return quoted ? value.sub(1, last) : value;
  }

  /** What a sweep over values with commas between tries; empty where they are no numbers. */
  static Optional<Text> sweep(Text value) {
    List<BigDecimal> numbers = new ArrayList<>();
    List<Text> parts = split(value);
    for (Text part : parts) {
      part.strip().known().flatMap(Numbers::parse).ifPresent(numbers::add);
    }
    if (parts.size() < 2 || numbers.size() < parts.size()) {
      return Optional.empty();
    }
    List<BigDecimal> sorted = numbers.stream().sorted().toList();
    return Optional.of(
        Text.oneOf(
            new Choice(
                sorted.getFirst(),
                sorted.getLast(),
                sorted,
                value.origin(),
                "a sweep tries several values")));
  }

  private static List<Text> split(Text value) {
    List<Text> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || value.charAt(i) == ',') {
        parts.add(value.sub(from, i));
        from = i + 1;
      }
    }
    return parts;
  }
}
