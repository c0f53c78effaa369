package dev.tenfold.launch.shell;

import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.Statement;
import dev.tenfold.source.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a shell knows at one moment: a subshell works on a copy. */
final class State {
  /** A function, with the text that its spans belong to. */
  record Function(Text source, Statement body) {}

  private static final Set<String> SET_BY_THE_SHELL =
      Set.of(
          "RANDOM",
          "SECONDS",
          "LINENO",
          "UID",
          "EUID",
          "PPID",
          "HOSTNAME",
          "HOSTTYPE",
          "OSTYPE",
          "SHELL",
          "SHLVL",
          "OPTIND",
          "OPTARG",
          "PIPESTATUS",
          "BASH_SOURCE",
          "BASHPID",
          "FUNCNAME",
          "EPOCHSECONDS",
          "BASH_VERSION",
          "REPLY",
          "OLDPWD",
          "PATH",
          "HOME",
          "USER",
          "IFS");

  private final Environment environment;
  private Map<String, Value> variables;
  private Set<String> exported;
  private final Map<String, Function> functions;
  private final Deque<Map<String, Optional<Value>>> locals = new ArrayDeque<>();
  Text name;
  List<Word> parameters;
  String folder;
  ScriptFiles files;

  State(ShellStart start) {
    environment = start.environment();
    variables = new LinkedHashMap<>();
    environment
        .variables()
        .forEach((variable, text) -> variables.put(variable, new Value.Scalar(text)));
    exported = new HashSet<>(environment.variables().keySet());
    functions = new HashMap<>();
    name = start.name();
    parameters = start.parameters();
    folder = start.directory().filter(path -> path.startsWith("/")).orElse("?0");
    files = new ScriptFiles(start.files());
  }

  private State(State other) {
    environment = other.environment;
    variables = new LinkedHashMap<>(other.variables);
    exported = new HashSet<>(other.exported);
    functions = new HashMap<>(other.functions);
    other.locals.forEach(scope -> locals.addLast(new HashMap<>(scope)));
    name = other.name;
    parameters = other.parameters;
    folder = other.folder;
    files = other.files.copy();
  }

  State copy() {
    return new State(this);
  }

  int size() {
    return variables.size() + functions.size();
  }

  Optional<Value> get(String variable) {
    return Optional.ofNullable(variables.get(variable));
  }

  void set(String variable, Value value) {
    variables.put(variable, value);
  }

  void set(String variable, Text text) {
    set(variable, new Value.Scalar(text));
  }

  void unset(String variable) {
    variables.put(variable, new Value.Unset());
    exported.remove(variable);
  }

  void export(String variable) {
    exported.add(variable);
  }

  void unexport(String variable) {
    exported.remove(variable);
  }

  /** Whether the variable is known to have no value: the script unset it. */
  boolean isUnset(String variable) {
    return get(variable).filter(Value.Unset.class::isInstance).isPresent();
  }

  /**
   * Whether neither the object nor the script sets it, nor the shell, nor a Secret that cannot be
   * read: its default applies.
   */
  boolean isSetNowhere(String variable) {
    return !variables.containsKey(variable)
        && !SET_BY_THE_SHELL.contains(variable)
        && environment.openTo().isEmpty();
  }

  /** Why a variable without a value has none. */
  String whyUnknown(String variable) {
    if (SET_BY_THE_SHELL.contains(variable)) {
      return "$" + variable + " is set by the shell";
    }
    return environment.openTo().isEmpty()
        ? "$" + variable + " is set nowhere"
        : "$" + variable + " may come from " + environment.openTo().getFirst();
  }

  void define(String function, Function body) {
    functions.put(function, body);
  }

  Optional<Function> function(String function) {
    return Optional.ofNullable(functions.get(function));
  }

  void enterFunction() {
    locals.push(new HashMap<>());
  }

  void leaveFunction() {
    locals
        .pop()
        .forEach((variable, value) ->
            value.ifPresentOrElse(
                before -> variables.put(variable, before), () -> variables.remove(variable)));
  }

  /** Makes a variable local to the function that runs; elsewhere it does nothing. */
  void localise(String variable) {
    if (!locals.isEmpty()) {
      locals.peek().putIfAbsent(variable, get(variable));
    }
  }

  /** The environment of a command that starts now, with the assignments before its name. */
  Environment seenWith(Map<String, Text> assigned) {
    Map<String, Text> seen = new LinkedHashMap<>();
    variables.forEach((variable, value) -> {
      if (exported.contains(variable) && value instanceof Value.Scalar(Text text)) {
        seen.put(variable, text);
      }
    });
    seen.putAll(assigned);
    return new Environment(seen, environment.openTo());
  }
}
