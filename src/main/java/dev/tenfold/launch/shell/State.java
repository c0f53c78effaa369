package dev.tenfold.launch.shell;

import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.Statement;
import dev.tenfold.source.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

  private final List<String> openTo;
  private static final Value EMPTY = new Value.Scalar(Text.EMPTY);

  private Map<String, Value> variables;
  private Set<String> exported;
  private final Set<String> doubtful = new HashSet<>();
  private final Set<String> changing = new HashSet<>();
  private final Map<String, Function> functions;
  private final Deque<Map<String, Optional<Value>>> locals = new ArrayDeque<>();

  /** By the depth of calls: what its end makes a plain variable again. */
  private final Map<Integer, Set<String>> unexportedAfter = new HashMap<>();

  /** Whether everything that is assigned is exported: {@code set -a}. */
  boolean exportsAll;

  /** Whether a command that fails ends the script: {@code set -e}. */
  boolean endsOnFailure;

  Text name;
  List<Word> parameters;
  String folder;
  ScriptFiles files;

  State(ShellStart start) {
    Map<String, Text> given = start.environment().variables();
    openTo = new ArrayList<>(start.environment().openTo());
    variables = new LinkedHashMap<>();
    given.forEach((variable, text) -> variables.put(variable, new Value.Scalar(text)));
    exported = new HashSet<>(given.keySet());
    functions = new HashMap<>();
    name = start.name();
    parameters = start.parameters();
    folder = start.directory().filter(path -> path.startsWith("/")).orElse("?0");
    files = new ScriptFiles(start.files());
  }

  private State(State other) {
    openTo = new ArrayList<>(other.openTo);
    variables = new LinkedHashMap<>(other.variables);
    exported = new HashSet<>(other.exported);
    doubtful.addAll(other.doubtful);
    changing.addAll(other.changing);
    functions = new HashMap<>(other.functions);
    other.locals.forEach(scope -> locals.addLast(new HashMap<>(scope)));
    exportsAll = other.exportsAll;
    endsOnFailure = other.endsOnFailure;
    other.unexportedAfter.forEach(
        (depth, names) -> unexportedAfter.put(depth, new HashSet<>(names)));
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
    variables.put(
        variable,
        changing.contains(variable)
            ? hidden(value, "$" + variable + " is declared with a type that is not read")
            : value);
    doubtful.remove(variable);
    if (exportsAll) {
      exported.add(variable);
    }
  }

  /**
   * Something that cannot be read may have set any variable, those that are set already included.
   */
  void cloud(String why) {
    openTo.add(why);
    variables.replaceAll(
        (variable, value) -> hidden(value, "$" + variable + " may be set by " + why));
    doubtful.addAll(variables.keySet());
  }

  /** A value of the same shape of which nothing is known. */
  private static Value hidden(Value value, String why) {
    return switch (value) {
      case Value.Scalar _ -> new Value.Scalar(Text.unknown(why));
      case Value.Array _ -> new Value.Array(List.of(Word.any(Text.unknown(why))));
      case Value.Unset unset -> unset;
    };
  }

  /** Whatever is assigned to the variable is changed first: {@code declare -i}. */
  void changing(String variable) {
    changing.add(variable);
  }

  /** Makes the value of a variable unknown, and whether it has one if it had none. */
  void forget(String variable, String why) {
    boolean isSet = get(variable).filter(value -> !(value instanceof Value.Unset)).isPresent();
    boolean doubted = !isSet || doubtful.contains(variable);
    set(variable, hidden(get(variable).filter(v -> isSet).orElse(EMPTY), why));
    if (doubted) {
      doubtful.add(variable);
    }
  }

  /** Whether nobody knows that the variable is set at all. */
  boolean mayBeUnset(String variable) {
    return doubtful.contains(variable);
  }

  void set(String variable, Text text) {
    set(variable, new Value.Scalar(text));
  }

  void unset(String variable) {
    changing.remove(variable);
    set(variable, new Value.Unset());
    exported.remove(variable);
  }

  void export(String variable) {
    exported.add(variable);
  }

  void unexport(String variable) {
    exported.remove(variable);
  }

  /** Whether words are split at blanks: nothing has changed IFS. */
  boolean hasPlainSeparators() {
    return get("IFS").map(Value.Unset.class::isInstance).orElse(true);
  }

  /** Whether the variable is known to have no value: the script unset it. */
  boolean isUnset(String variable) {
    return get(variable).filter(Value.Unset.class::isInstance).isPresent()
        && !doubtful.contains(variable);
  }

  /**
   * Whether neither the object nor the script sets it, nor the shell, nor a Secret that cannot be
   * read: its default applies.
   */
  boolean isSetNowhere(String variable) {
    return !variables.containsKey(variable)
        && !SET_BY_THE_SHELL.contains(variable)
        && openTo.isEmpty();
  }

  /** Why a variable without a value has none. */
  String whyUnknown(String variable) {
    if (SET_BY_THE_SHELL.contains(variable)) {
      return "$" + variable + " is set by the shell";
    }
    return openTo.isEmpty()
        ? "$" + variable + " is set nowhere"
        : "$" + variable + " may come from " + openTo.getFirst();
  }

  void define(String function, Function body) {
    functions.put(function, body);
  }

  void undefine(String function) {
    functions.remove(function);
  }

  Optional<Function> function(String function) {
    return Optional.ofNullable(functions.get(function));
  }

  void enterFunction() {
    locals.push(new HashMap<>());
  }

  void leaveFunction() {
    Set<String> unexported = unexportedAfter.remove(locals.size());
    exported.removeAll(unexported == null ? Set.of() : unexported);
    locals
        .pop()
        .forEach((variable, value) ->
            value.ifPresentOrElse(
                before -> variables.put(variable, before), () -> variables.remove(variable)));
  }

  /** Assigns and exports a variable for the function that runs. */
  void assignLocally(String variable, Text text) {
    localise(variable);
    if (exported.add(variable) && !locals.isEmpty()) {
      unexportedAfter.computeIfAbsent(locals.size(), k -> new HashSet<>()).add(variable);
    }
    set(variable, text);
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
    return new Environment(seen, openTo);
  }
}
