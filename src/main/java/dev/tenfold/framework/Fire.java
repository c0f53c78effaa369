package dev.tenfold.framework;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Setting.Kind;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command line as python-fire reads it for a function: any flag with one dash or two, dashes for
 * underscores, {@code --noflag} for false, and every value as a Python literal where it is one
 * (fire/core.py, fire/parser.py, 0.7).
 *
 * @param positionals what is left of the words
 */
record Fire(List<Flags.Flag> flags, List<Word> positionals) {
  private static final Pattern FLAG = Pattern.compile("(?s)--.*|-[A-Za-z].*");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]*(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+(_\\d+)*)?\\s*");
  private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9_]*[1-9][0-9_]*");
  private static final Pattern OTHER_BASE = Pattern.compile("[+-]?0[xXoObB][0-9a-fA-F_]+");
  private static final Map<String, String> WORDS = Map.of("True", "true", "False", "false");

  static Fire parse(List<Word> words) {
    List<Flags.Flag> flags = new ArrayList<>();
    List<Word> positionals = new ArrayList<>();
    for (int i = 0; i < words.size() && !words.get(i).is("--"); i++) {
      Word word = words.get(i);
      if (!isFlag(word)) {
        if (word.mayBeMany() || mayBeFlag(word)) {
          flags.add(new Flags.Flag("", List.of(), String.join(", ", word.text().unknowns())));
        } else if (!word.is("-")) {
          positionals.add(word);
        }
        continue;
      }
      int equals = word.text().indexOf('=');
      if (equals > 0) {
        flags.add(flag(word.text().sub(0, equals), List.of(word.text().sub(equals + 1))));
      } else if (i + 1 < words.size() && !isFlag(words.get(i + 1)) && !words.get(i + 1).is("--")) {
        flags.add(flag(word.text(), List.of(words.get(++i).text())));
      } else {
        flags.add(flag(word.text(), List.of()));
      }
    }
    return new Fire(List.copyOf(flags), List.copyOf(positionals));
  }

  private static boolean isFlag(Word word) {
    return !word.mayBeMany() && !mayBeFlag(word) && FLAG.matcher(word.text()).matches();
  }

  private static boolean mayBeFlag(Word word) {
    return word.text().length() > 0 && word.text().isHoleAt(0);
  }

  private static Flags.Flag flag(Text name, List<Text> values) {
    return new Flags.Flag(name.toString(), values, "");
  }

  /** The keyword that a flag stands for. */
  static String key(Flags.Flag flag) {
    return flag.name().replaceFirst("^-+", "").replace('-', '_');
  }

  /** Puts every flag into the settings. */
  void put(Settings settings) {
    put(settings, Set.of());
  }

  /**
   * The same for a function with these parameters, of which none is taken for {@code --no...}.
   * Whoever takes keywords of any name takes all of them.
   */
  void put(Settings settings, Set<String> parameters) {
    for (Flags.Flag flag : flags) {
      if (flag.isUnknown()) {
        settings.open(flag.unknown());
        continue;
      }
      String key = key(flag);
      Optional<Text> value = flag.value();
      if (value.isPresent()) {
        settings.put(setting(key, flag.name(), value.get()));
      } else if (key.startsWith("no") && !parameters.contains(key)) {
        settings.put(setting(key.substring("no".length()), flag.name(), Text.made("False")));
      } else {
        settings.put(setting(key, flag.name(), Text.made("True")));
      }
    }
  }

  /** The value as Python has it. */
  static Setting setting(String key, String channel, Text value) {
    if (!value.isKnown()) {
      return Setting.of(key, channel, value);
    }
    String text = value.toString();
    if (WORDS.containsKey(text)) {
      return new Setting(key, channel, Text.made(WORDS.get(text)), Kind.BOOLEAN, List.of());
    }
    if (text.equals("None")) {
      return new Setting(key, channel, value, Kind.NULL, List.of());
    }
    if (text.startsWith("(")) {
      return Setting.of(key, channel, Text.unknown(text + ", which Python has to evaluate"));
    }
    if (OTHER_BASE.matcher(text).matches()) {
      Text number = Text.unknown(text + ", which is no decimal number for python-fire");
      return new Setting(key, channel, number, Kind.NUMBER, List.of());
    }
    boolean isNumber = NUMBER.matcher(text).matches() && !LEADING_ZERO.matcher(text).matches();
    return new Setting(key, channel, value, isNumber ? Kind.NUMBER : Kind.STRING, List.of());
  }
}
