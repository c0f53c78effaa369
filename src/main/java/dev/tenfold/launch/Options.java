package dev.tenfold.launch;

import java.util.List;
import java.util.Set;

/**
 * The options of a launcher that stand before what it starts. An option that is in neither set
 * takes a value, unless it is written with {@code =} or a Python file follows it.
 *
 * @param bare options that take no value
 * @param module options after which a module's name follows
 * @param program options after which any program follows instead of a Python script
 */
record Options(Set<String> bare, Set<String> module, Set<String> program) {
  /** Where the target stands, and what it is. */
  record Target(int index, Kind kind) {
    enum Kind {
      SCRIPT,
      MODULE,
      PROGRAM
    }
  }

  /** Finds the target at or after {@code from}; its index may be the end of the line. */
  Target target(List<Word> argv, int from) {
    Target.Kind kind = Target.Kind.SCRIPT;
    int i = from;
    while (i < argv.size()) {
      String word = argv.get(i).toString();
      if (word.equals("--")) {
        return new Target(i + 1, kind);
      }
      if (word.length() < 2 || word.charAt(0) != '-') {
        break;
      }
      String name = word.startsWith("--") ? word.replace('_', '-') : word;
      if (module.contains(name)) {
        kind = Target.Kind.MODULE;
        i++;
      } else if (program.contains(name)) {
        kind = Target.Kind.PROGRAM;
        i++;
      } else if (bare.contains(name) || word.contains("=") || isTarget(argv, i + 1)) {
        i++;
      } else {
        i += 2;
      }
    }
    return new Target(Math.min(i, argv.size()), kind);
  }

  private static boolean isTarget(List<Word> argv, int index) {
    return index < argv.size()
        && (argv.get(index).toString().endsWith(".py") || argv.get(index).toString().equals("-m"));
  }
}
