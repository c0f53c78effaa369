package dev.tenfold.framework;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command line cut into flags, as argparse does: {@code --name=value}, {@code --name value ...}.
 *
 * @param positionals words before the first flag
 */
record Flags(List<Flag> flags, List<Word> positionals) {
  /**
   * A flag, or something unknown that may be any flag.
   *
   * @param name as it was written, dashes included; empty for something unknown
   * @param values what follows; a flag of one value takes the first
   */
  record Flag(String name, List<Text> values, String unknown) {
    Optional<Text> value() {
      return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    boolean isUnknown() {
      return name.isEmpty();
    }
  }

  static Flags parse(List<Word> words) {
    List<Flag> flags = new ArrayList<>();
    List<Word> positionals = new ArrayList<>();
    String name = "";
    List<Text> values = new ArrayList<>();
    boolean afterFlag = false;
    for (Word word : words) {
      if (isFlag(word.text())) {
        if (afterFlag) {
          flags.add(new Flag(name, List.copyOf(values), ""));
        }
        values.clear();
        int equals = word.text().indexOf('=');
        name = equals < 0 ? word.toString() : word.toString().substring(0, equals);
        if (equals >= 0) {
          values.add(word.text().sub(equals + 1));
        }
        afterFlag = true;
      } else if (afterFlag && values.isEmpty()) {
        values.add(word.text());
      } else if (mayBeFlag(word)) {
        if (afterFlag) {
          flags.add(new Flag(name, List.copyOf(values), ""));
        }
        flags.add(new Flag("", List.of(), String.join(", ", word.text().unknowns())));
        afterFlag = false;
        values.clear();
      } else if (afterFlag) {
        values.add(word.text());
      } else {
        positionals.add(word);
      }
    }
    if (afterFlag) {
      flags.add(new Flag(name, List.copyOf(values), ""));
    }
    return new Flags(List.copyOf(flags), List.copyOf(positionals));
  }

  /** A dash and a letter; a negative number is a value. */
  private static boolean isFlag(Text text) {
    return text.length() > 1
        && text.charAt(0) == '-'
        && !text.isHoleAt(0)
        && !Character.isDigit(text.charAt(1))
        && text.charAt(1) != '.';
  }

  private static boolean mayBeFlag(Word word) {
    return word.mayBeMany() || (word.text().length() > 0 && word.text().isHoleAt(0));
  }
}
