package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a launcher that stand before what it starts. One that is in no table and is not
 * written with {@code =} may or may not take the next word: then nobody knows what is started.
 *
 * @param values how many words follow each option; dashes stand for underscores in long options
 * @param module options after which a module's name follows
 * @param program options after which any program follows instead of a Python script
 */
record Options(Map<String, Integer> values, Set<String> module, Set<String> program) {
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
    return new Options(values, Set.of(), Set.of());
  }

  /** The same, of a launcher that starts Python unless an option says otherwise. */
  Options python(Set<String> modules, Set<String> programs) {
    return new Options(values, modules, programs);
  }

  /** The same with options that two words follow. */
  Options pairs(String... options) {
    Map<String, Integer> more = new HashMap<>(values);
    for (String option : options) {
      more.put(option, 2);
    }
    return new Options(more, module, program);
  }

  /** What the options before the target say. */
  sealed interface Found {
    /** The target, whose index may be the end of the line, and the options by their names. */
    record Target(int index, Kind kind, List<Given> options) implements Found {
      enum Kind {
        SCRIPT,
        MODULE,
        PROGRAM
      }
    }

    /** Where the target stands cannot be known. */
    record Unclear(String why) implements Found {}
  }

  /** An option with the words that belong to it. */
  record Given(String name, List<Text> values) {}

  /** Finds the target at or after {@code from}. */
  Found target(String launcher, List<Word> argv, int from) {
    Found.Target.Kind kind = Found.Target.Kind.SCRIPT;
    List<Given> given = new java.util.ArrayList<>();
    int i = from;
    while (i < argv.size()) {
      Word word = argv.get(i);
      if (word.mayBeMany()) {
        Optional<Integer> script = scriptAfter(argv, i);
        if (script.isEmpty()) {
          return new Found.Unclear(
              "the options of " + launcher + ": " + String.join(", ", word.text().unknowns()));
        }
        return new Found.Target(script.get(), kind, given);
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
      if (equals >= 0 && (text.startsWith("--") || follow.isPresent())) {
        given.add(new Given(name, List.of(word.text().sub(equals + 1))));
        i++;
      } else if (follow.isPresent()) {
        int end = Math.min(i + 1 + follow.get(), argv.size());
        given.add(new Given(name, argv.subList(i + 1, end).stream().map(Word::text).toList()));
        i = end;
      } else if (isAttached(text)) {
        given.add(new Given(text.substring(0, 2), List.of(word.text().sub(2))));
        i++;
      } else {
        return new Found.Unclear(
            launcher + " has an option that is not known, " + text + ", so that its end is not");
      }
    }
    return new Found.Target(Math.min(i, argv.size()), kind, given);
  }

  private static String name(String option) {
    return option.startsWith("--") ? option.replace('_', '-') : option;
  }

  /** The words after an option, which may be a unique beginning of its name. */
  private Optional<Integer> follow(String name) {
    Integer exact = values.get(name);
    if (exact != null || !name.startsWith("--") || name.length() < 4) {
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

  /** {@code -n8}, or several short options in one word. */
  private boolean isAttached(String text) {
    if (text.startsWith("--")) {
      return false;
    }
    Integer first = values.get(text.substring(0, 2));
    return first != null
        && (first == 1
            || text.chars()
                .skip(1)
                .allMatch(c -> Integer.valueOf(0).equals(values.get("-" + (char) c))));
  }

  /** Behind unknown words, only the name of a Python file can be told from an option's value. */
  private static Optional<Integer> scriptAfter(List<Word> argv, int from) {
    for (int i = from + 1; i < argv.size(); i++) {
      if (argv.get(i).text().isKnown() && argv.get(i).toString().endsWith(".py")) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
