package dev.tenfold.launch.shell;

import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.Command;
import dev.tenfold.launch.shell.syntax.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What all paths of one script share: the trees, the commands found and what was not read. */
final class Session {
  /** Stands for conditions that are not one and its opposite: together they may not be all. */
  private static final String SOME_PATHS = "one of several ways";

  final Paths paths = new Paths();
  Budget budget;
  private final Map<String, Script> scripts = new HashMap<>();
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final Map<List<Object>, ShellCommand> commands = new LinkedHashMap<>();
  private final Set<String> unread = new LinkedHashSet<>();

  Session(Budget budget) {
    this.budget = budget;
  }

  Script script(String text) {
    Script script = scripts.get(text);
    if (script == null) {
      script = Script.read(text);
      scripts.put(text, script);
      budget.hold(script.parts());
    }
    budget.step(text.length() / 4);
    return script;
  }

  /** A number for a node of a tree, the same on every path. */
  int number(Object node) {
    Integer known = numbers.get(node);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    numbers.put(node, number);
    return number;
  }

  int site(Command.Simple command) {
    return number(command);
  }

  /** The same command with the same words on another path depends only on what both share. */
  void record(ShellCommand command) {
    Environment environment = command.environment();
    Map<String, String> variables = new HashMap<>();
    environment.variables().forEach((name, text) -> variables.put(name, text.toString()));
    List<Object> same =
        List.of(
            command.site(),
            command.words().stream().map(Session::key).toList(),
            variables,
            environment.openTo(),
            command.directory().orElse(""));
    ShellCommand known = commands.get(same);
    if (known == null
        && !(budget.allowsCommand(commands.size()) && budget.hold(variables.size()))) {
      return;
    }
    commands.put(same, known == null ? command : known.under(shared(known, command)));
  }

  private static List<Object> key(Word word) {
    return List.of(word.count(), word.text().toString(), word.text().unknowns());
  }

  private static Map<String, Integer> shared(ShellCommand one, ShellCommand other) {
    Map<String, Integer> shared = new LinkedHashMap<>(one.choices());
    shared.entrySet().removeIf(each -> !each.getValue().equals(other.choices().get(each.getKey())));
    Set<String> differing = new LinkedHashSet<>(one.choices().keySet());
    differing.addAll(other.choices().keySet());
    differing.removeAll(shared.keySet());
    boolean whole =
        differing.size() == 1
            && one.choices().keySet().containsAll(differing)
            && other.choices().keySet().containsAll(differing);
    if (!whole && !differing.isEmpty()) {
      shared.put(SOME_PATHS, 0);
    }
    return shared;
  }

  void unread(String why) {
    unread.add(why);
  }

  List<ShellCommand> commands() {
    return new ArrayList<>(commands.values());
  }

  List<String> unread() {
    return List.copyOf(unread);
  }
}
