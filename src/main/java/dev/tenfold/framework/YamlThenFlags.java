package dev.tenfold.framework;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Set;

/**
 * The words behind a recipe for the parser of the alignment-handbook up to 0.3 and of
 * open-instruct: only {@code --key=value} with the field's own spelling, and of booleans only
 * {@code true} and {@code True} are true (src/alignment/configs.py, open_instruct/utils.py,
 * ArgumentParserPlus).
 */
final class YamlThenFlags {
  private static final Set<String> TRUE = Set.of("true", "True");

  private YamlThenFlags() {}

  static void put(List<Word> words, Set<String> booleans, Settings settings) {
    for (Word word : words) {
      int equals = word.text().indexOf('=');
      if (equals < 0 && !word.text().isKnown()) {
        settings.open(String.join(", ", word.text().unknowns()));
      } else if (equals < 0) {
        settings.fail(
            Numbers.invalid(
                Text.EMPTY,
                "cannot be known: the parser stops at "
                    + word
                    + ", because behind a recipe it takes only --key=value"));
      } else {
        String key = word.toString().substring(0, equals).replaceAll("^-+|-+$", "");
        Text value = word.text().sub(equals + 1);
        int next = value.indexOf('=');
        Text taken = next < 0 ? value : value.sub(0, next);
        settings.put(key, "--" + key, booleans.contains(key) ? bool(taken) : taken);
      }
    }
  }

  private static Text bool(Text value) {
    return value.isKnown() ? Text.made(String.valueOf(TRUE.contains(value.toString()))) : value;
  }
}
