package dev.tenfold.launch;

import dev.tenfold.launch.Launcher.Peeled;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The options of a launcher that stand before what it starts.
 *
 * @param values how many words follow each option; dashes stand for underscores in long options
 * @param module options after which a module's name follows
 * @param program options after which any program follows instead of a Python script
 * @param own how many words of the launcher's own stand between its options and what it starts
 * @param style how long options are told from short ones
 */
record Options(
    Map<String, Integer> values, Set<String> module, Set<String> program, int own, Style style) {

  /** How many dashes a long option has. */
  enum Style {
    /** Two; after one dash several short options may follow, or the value of one. */
    TWO_DASHES,
    /** One or two, as it pleases: {@code -bind-to} is {@code --bind-to}. */
    EITHER
  }

  Options {
    values = Map.copyOf(values);
  }

  /** A table from two lists with blanks between: options alone, and options with a value. */
  static Options of(String bare, String valued) {
    Map<String, Integer> values = new HashMap<>();
    for (String option : bare.strip().split("\\s+")) {
      values.put(option, 0);
    }
    for (String option : valued.strip().split("\\s+")) {
      values.put(option, 1);
    }
    values.remove("");
    return new Options(values, Set.of(), Set.of(), 0, Style.TWO_DASHES);
  }

  /** The same, of a launcher that starts Python unless an option says otherwise. */
  Options python(Set<String> modules, Set<String> programs) {
    return new Options(values, modules, programs, own, style);
  }

  /** The same with options that two words follow. */
  Options pairs(String... options) {
    Map<String, Integer> more = new HashMap<>(values);
    for (String option : options) {
      more.put(option, 2);
    }
    return new Options(more, module, program, own, style);
  }

  /** The same with more words of the launcher's own. */
  Options own(int words) {
    return new Options(values, module, program, words, style);
  }

  /** The same where one dash will do for long options. */
  Options eitherDash() {
    return new Options(values, module, program, own, Style.EITHER);
  }

  private boolean startsPython() {
    return !module.isEmpty();
  }

  /** What the options before the target say. */
  sealed interface Found {
    /** The words from the target on, which may be none, and the options by their names. */
    record Target(List<Word> rest, Kind kind, List<Given> options) implements Found {
      enum Kind {
        SCRIPT,
        MODULE,
        PROGRAM
      }

      /** The last value of an option, under any of its names. */
      Optional<Text> last(String... names) {
        List<String> wanted = List.of(names);
        return options.reversed().stream()
            .filter(given -> wanted.contains(given.name()) && !given.values().isEmpty())
            .findFirst()
            .map(given -> given.values().getFirst());
      }

      boolean has(String... names) {
        List<String> wanted = List.of(names);
        return options.stream().anyMatch(given -> wanted.contains(given.name()));
      }
    }

    /** Where the target stands cannot be known. */
    record Unclear(String why) implements Found {}
  }

  /** An option with the words that belong to it. */
  record Given(String name, List<Text> values) {}

  /** Takes the launcher off whose options begin there. */
  Peeled peel(String launcher, List<Word> argv, int from, Function<Found.Target, Peeled> then) {
    return switch (target(argv, from)) {
      case Found.Unclear(String why) ->
          new Peeled.Hidden("what " + launcher + " starts cannot be told: " + why);
      case Found.Target target -> then.apply(target);
    };
  }

  private Found target(List<Word> argv, int from) {
    Found.Target.Kind kind = Found.Target.Kind.SCRIPT;
    List<Given> given = new ArrayList<>();
    int i = from;
    while (i < argv.size()) {
      Word word = argv.get(i);
      if (word.mayBeMany()) {
        Optional<Integer> start =
            own > 0
                ? Optional.empty()
                : startsPython()
                    ? UnknownOption.scriptAfter(argv, i)
                    : UnknownOption.programAfter(argv, i);
        if (start.isEmpty()) {
          return new Found.Unclear(String.join(", ", word.text().unknowns()));
        }
        i = start.get();
        break;
      }
      String text = word.toString();
      if (word.is("--")) {
        i++;
        break;
      }
      if (text.length() < 2 || text.charAt(0) != '-') {
        break;
      }
      int equals = text.indexOf('=');
      String name = name(equals < 0 ? text : text.substring(0, equals));
      if (module.contains(name) || program.contains(name)) {
        kind = module.contains(name) ? Found.Target.Kind.MODULE : Found.Target.Kind.PROGRAM;
        i++;
        continue;
      }
      Optional<Integer> follow = follow(name);
      if (equals >= 0 && (name.startsWith("--") || follow.isPresent())) {
        given.add(new Given(name, List.of(word.text().sub(equals + 1))));
        i++;
      } else if (follow.isPresent()) {
        int end = Math.min(i + 1 + follow.get(), argv.size());
        given.add(new Given(name, argv.subList(i + 1, end).stream().map(Word::text).toList()));
        i = end;
      } else if (isAttached(text)) {
        i = attached(argv, i, given);
      } else {
        Optional<Integer> next = own > 0 ? Optional.empty() : afterUnknown(argv, i, kind);
        if (next.isEmpty()) {
          return new Found.Unclear("its option " + text + " is not known");
        }
        i = next.get();
      }
    }
    int at = Math.min(i + own, argv.size());
    return new Found.Target(List.copyOf(argv.subList(at, argv.size())), kind, given);
  }

  private Optional<Integer> afterUnknown(List<Word> argv, int at, Found.Target.Kind kind) {
    return startsPython() && kind == Found.Target.Kind.SCRIPT
        ? UnknownOption.beforeScript(argv, at)
        : UnknownOption.beforeProgram(argv, at);
  }

  private String name(String option) {
    if (option.startsWith("--")) {
      return option.replace('_', '-');
    }
    return style == Style.EITHER && option.length() > 2 ? "-" + option : option;
  }

  /** The words after an option, which may be a unique beginning of its name. */
  private Optional<Integer> follow(String name) {
    Integer exact = values.get(name);
    if (exact != null || !name.startsWith("--") || name.length() < 4 || style == Style.EITHER) {
      return Optional.ofNullable(exact);
    }
    List<Integer> begun =
        values.entrySet().stream()
            .filter(each -> each.getKey().startsWith(name))
            .map(Map.Entry::getValue)
            .distinct()
            .toList();
    return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
  }

  /** Several short options in one word, of which the last may take a value: {@code -vn8}. */
  private boolean isAttached(String text) {
    if (text.startsWith("--") || style == Style.EITHER) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      Integer follow = values.get("-" + text.charAt(i));
      if (follow == null || follow == 1) {
        return follow != null;
      }
    }
    return true;
  }

  /** Takes them apart; gives the index of the word after them. */
  private int attached(List<Word> argv, int at, List<Given> given) {
    Word word = argv.get(at);
    for (int i = 1; i < word.text().length(); i++) {
      String name = "-" + word.text().charAt(i);
      if (Integer.valueOf(1).equals(values.get(name))) {
        if (i + 1 < word.text().length()) {
          given.add(new Given(name, List.of(word.text().sub(i + 1))));
          return at + 1;
        }
        int end = Math.min(at + 2, argv.size());
        given.add(new Given(name, argv.subList(at + 1, end).stream().map(Word::text).toList()));
        return end;
      }
      given.add(new Given(name, List.of()));
    }
    return at + 1;
  }
}
