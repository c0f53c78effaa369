package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commands, modules and scripts that start a framework.
 *
 * @param modules patterns of whole module names
 * @param scripts patterns of the end of a script's path, which is taken to begin with a slash
 */
record Starts(List<Command> commands, List<Pattern> modules, List<Pattern> scripts) {
  static final Starts NONE = new Starts(List.of(), List.of(), List.of());

  /** A command with the subcommands that train; none where it has no subcommands. */
  record Command(String name, Set<String> subcommands) {}

  /** How a program was started. */
  enum Way {
    COMMAND,
    MODULE,
    SCRIPT
  }

  /**
   * A start that was found.
   *
   * @param name the subcommand, or the first group of the pattern, or else the whole name
   * @param words what follows it
   */
  record Start(Way way, String name, List<Word> words) {}

  Starts command(String name, String... subcommands) {
    return new Starts(with(commands, new Command(name, Set.of(subcommands))), modules, scripts);
  }

  Starts module(String pattern) {
    return new Starts(commands, with(modules, Pattern.compile(pattern)), scripts);
  }

  /** {@code "/scripts/train_(sft|dpo)\\.py"}. */
  Starts script(String pattern) {
    return new Starts(commands, modules, with(scripts, Pattern.compile(pattern + "$")));
  }

  private static <T> List<T> with(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return List.copyOf(longer);
  }

  /** How the launch starts this framework, if it does. */
  Optional<Start> of(Launch launch) {
    return switch (launch.program()) {
      case Program.Command(String name) -> command(name, launch.args());
      case Program.Module(String name) -> module(name, launch.args());
      case Program.Script(String path) ->
          script(path.startsWith("/") ? path : "/" + path, launch.args());
      case Program.Inline _, Program.OfImage _, Program.OfResource _ -> Optional.empty();
    };
  }

  private Optional<Start> command(String name, List<Word> words) {
    for (Command command : commands) {
      if (command.name.equals(name)) {
        return subcommand(command, words);
      }
    }
    return Optional.empty();
  }

  private Optional<Start> module(String name, List<Word> words) {
    for (Pattern pattern : modules) {
      Matcher found = pattern.matcher(name);
      if (found.matches()) {
        return Optional.of(new Start(Way.MODULE, name(found), words));
      }
    }
    return Optional.empty();
  }

  private Optional<Start> script(String path, List<Word> words) {
    for (Pattern pattern : scripts) {
      Matcher found = pattern.matcher(path);
      if (found.find()) {
        return Optional.of(new Start(Way.SCRIPT, name(found), words));
      }
    }
    return Optional.empty();
  }

  /** Every start, as code. */
  Stream<String> told() {
    return Stream.of(
            commands.stream().map(Starts::told),
            modules.stream().map(module -> "`python -m " + told(module) + "`"),
            scripts.stream().map(script -> "`" + told(script) + "`"))
        .flatMap(starts -> starts);
  }

  private static String told(Command command) {
    String subcommands = String.join("\\|", new TreeSet<>(command.subcommands));
    return "`" + (command.name + " " + subcommands).strip() + "`";
  }

  private static String told(Pattern pattern) {
    return pattern
        .pattern()
        .replace("\\.", ".")
        .replace("$", "")
        .replace("(?:", "(")
        .replace("|", "\\|");
  }

  private static Optional<Start> subcommand(Command command, List<Word> words) {
    if (command.subcommands.isEmpty()) {
      return Optional.of(new Start(Way.COMMAND, command.name, words));
    }
    return words.isEmpty() || !command.subcommands.contains(words.getFirst().toString())
        ? Optional.empty()
        : Optional.of(
            new Start(Way.COMMAND, words.getFirst().toString(), words.subList(1, words.size())));
  }

  private static String name(Matcher found) {
    String group = found.groupCount() > 0 ? found.group(1) : found.group();
    return group == null ? "" : group;
  }
}
