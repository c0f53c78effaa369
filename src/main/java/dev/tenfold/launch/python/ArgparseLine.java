package dev.tenfold.launch.python;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command line as argparse reads it: flags with {@code =} or a blank, the last one wins, and the
 * beginning of a flag will do where it is unique.
 */
final class ArgparseLine {
  private final Interpreter python;
  private final List<ArgparseOption> options;
  private final boolean abbreviates;
  private final Instance namespace;
  private final List<Word> positionals = new ArrayList<>();
  private final List<Word> extras = new ArrayList<>();

  ArgparseLine(
      Interpreter python, List<ArgparseOption> options, boolean abbreviates, Instance namespace) {
    this.python = python;
    this.options = options;
    this.abbreviates = abbreviates;
    this.namespace = namespace;
  }

  /** What no argument of the parser takes. */
  List<Word> extras() {
    return extras;
  }

  void read(List<Word> words) {
    for (ArgparseOption option : options) {
      set(option, byDefault(option));
    }
    int at = 0;
    while (at < words.size()) {
      Word word = words.get(at);
      if (word.mayBeMany() || (!word.text().isEmpty() && word.text().isHoleAt(0))) {
        namespace.open(String.join(", ", word.text().unknowns()));
        at++;
      } else if (word.is("--")) {
        positionals.addAll(words.subList(at + 1, words.size()));
        at = words.size();
      } else if (isFlag(word)) {
        at = flag(words, at);
      } else {
        positionals.add(word);
        at++;
      }
    }
    positional();
  }

  private Value byDefault(ArgparseOption option) {
    return option.byDefault() instanceof Value.Str
        ? converted(option, option.byDefault())
        : option.byDefault();
  }

  private static boolean isFlag(Word word) {
    Text text = word.text();
    return text.length() > 1
        && text.charAt(0) == '-'
        && !Character.isDigit(text.charAt(1))
        && text.charAt(1) != '.'
        && text.indexOf(' ') < 0;
  }

  private record Found(@Nullable ArgparseOption option, String flag, @Nullable Text value) {}

  private int flag(List<Word> words, int at) {
    Text text = words.get(at).text();
    int equals = text.indexOf('=');
    Text name = equals < 0 ? text : text.sub(0, equals);
    Found found = find(name, text);
    ArgparseOption option = found.option();
    if (option == null) {
      extras.add(words.get(at));
      return at + 1;
    }
    Text attached =
        found.value() != null ? found.value() : equals < 0 ? null : text.sub(equals + 1);
    if (attached != null) {
      if (option.most() == 0) {
        refuse(found.flag() + " takes no value");
      } else {
        take(option, found.flag(), List.of(new Value.Str(attached)));
      }
      return at + 1;
    }
    List<Value> values = new ArrayList<>();
    int next = at + 1;
    while (next < words.size()
        && values.size() < option.most()
        && !isFlag(words.get(next))
        && !words.get(next).is("--")) {
      if (words.get(next).mayBeMany()) {
        break;
      }
      values.add(new Value.Str(words.get(next).text()));
      next++;
    }
    if (values.size() < option.least()) {
      refuse(found.flag() + " has too few values");
      return next;
    }
    take(option, found.flag(), values);
    return next;
  }

  private Found find(Text name, Text whole) {
    Optional<String> known = name.known();
    if (known.isEmpty()) {
      refuse("a flag that cannot be seen: " + String.join(", ", name.unknowns()));
      return new Found(null, "", null);
    }
    String flag = known.get();
    for (ArgparseOption option : options) {
      if (option.names().contains(flag) || isNegation(option, flag)) {
        return new Found(option, flag, null);
      }
    }
    List<ArgparseOption> longer = new ArrayList<>();
    for (ArgparseOption option : options) {
      if (abbreviates
          && flag.startsWith("--")
          && option.names().stream().anyMatch(each -> each.startsWith(flag))) {
        longer.add(option);
      }
    }
    if (longer.size() > 1) {
      refuse(flag + " is ambiguous");
      return new Found(null, "", null);
    }
    if (longer.size() == 1) {
      return new Found(longer.getFirst(), flag, null);
    }
    return shortWithValue(flag, whole);
  }

  private static boolean isNegation(ArgparseOption option, String flag) {
    return option.action() == ArgparseOption.Action.BOOLEAN
        && flag.startsWith("--no-")
        && option.names().contains("--" + flag.substring("--no-".length()));
  }

  /** {@code -r16}: a short flag with its value. */
  private Found shortWithValue(String flag, Text whole) {
    if (!flag.startsWith("--") && flag.length() > 2) {
      String two = flag.substring(0, 2);
      for (ArgparseOption option : options) {
        if (option.names().contains(two) && option.most() > 0) {
          return new Found(option, two, whole.sub(2));
        }
      }
    }
    return new Found(null, "", null);
  }

  private void take(ArgparseOption option, String flag, List<Value> values) {
    switch (option.action()) {
      case STORE -> {
        if (option.isList()) {
          set(
              option,
              python.session().list(values.stream().map(each -> converted(option, each)).toList()));
        } else {
          set(option, values.isEmpty() ? option.constant() : converted(option, values.getFirst()));
        }
      }
      case STORE_CONSTANT -> set(option, option.constant());
      case BOOLEAN -> set(option, Value.Bool.of(!flag.startsWith("--no-")));
      case APPEND, COUNT, OTHER ->
          set(option, python.session().unknown("what " + flag + " collects"));
    }
  }

  private void positional() {
    int at = 0;
    List<ArgparseOption> wanted = options.stream().filter(ArgparseOption::isPositional).toList();
    int later = wanted.stream().mapToInt(ArgparseOption::least).sum();
    for (ArgparseOption option : wanted) {
      later -= option.least();
      List<Value> values = new ArrayList<>();
      while (values.size() < option.most() && positionals.size() - at > later) {
        values.add(new Value.Str(positionals.get(at++).text()));
      }
      if (values.size() < option.least()) {
        if (namespace.open().isEmpty()) {
          refuse("the argument " + option.dest() + " is missing");
        }
        return;
      }
      if (!values.isEmpty()) {
        take(option, option.dest(), values);
      }
    }
    extras.addAll(positionals.subList(at, positionals.size()));
  }

  private Value converted(ArgparseOption option, Value text) {
    Value type = option.type();
    return type instanceof Value.Missing || type instanceof Value.None
        ? text
        : python.calling().apply(type, Arguments.of(text), new Calling.Place(Text.EMPTY, 0));
  }

  private void set(ArgparseOption option, Value value) {
    namespace.set(option.dest(), value, new Way());
  }

  /** argparse ends the program here. */
  void refuse(String why) {
    String refused = "argparse refuses the arguments of the script: " + why;
    namespace.open(refused);
    python.session().refuse(refused);
  }
}
