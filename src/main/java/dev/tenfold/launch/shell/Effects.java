package dev.tenfold.launch.shell;

import dev.tenfold.launch.shell.syntax.Command;
import dev.tenfold.launch.shell.syntax.Redirection;
import dev.tenfold.launch.shell.syntax.Statement;
import dev.tenfold.launch.shell.syntax.WordPart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What statements may do to the shell that runs them, told from their form.
 *
 * @param state whether a variable, a function, the folder or the flow may change
 * @param files whether they may write a file
 * @param ends whether they may end the script
 * @param runs whether they may run a command that is not the shell's own
 */
record Effects(boolean state, boolean files, boolean ends, boolean runs) {
  private static final Effects NONE = new Effects(false, false, false, false);
  private static final Effects RUNS = new Effects(false, false, false, true);
  private static final Effects ALL = new Effects(true, true, true, true);
  private static final int MAX_CALLS = 8;
  private static final Pattern ASSIGNING =
      Pattern.compile("\\$\\(\\(|\\$\\[|\\$\\{[A-Za-z0-9_]{1,80}:?=");
  private static final Pattern CHANGED =
      Pattern.compile(
          "(?:\\+\\+|--)\\s{0,3}\\b([A-Za-z_]\\w{0,80})"
              + "|\\b([A-Za-z_]\\w{0,80})\\s{0,9}(?:\\+\\+|--|(?:[-+*/%&|^:]|<<|>>)?=(?!=))");

  private static final Set<String> QUIET =
      Set.of(
          "echo", "printf", "true", "false", ":", "test", "[", "wait", "kill", "sleep", "date",
          "pwd");
  private static final Set<String> CHANGING =
      Set.of(
          "export",
          "unset",
          "local",
          "declare",
          "typeset",
          "readonly",
          "set",
          "shift",
          "read",
          "cd",
          "pushd",
          "popd",
          "eval",
          "source",
          ".",
          "exec",
          "break",
          "continue",
          "getopts",
          "mapfile",
          "readarray",
          "let",
          "command",
          "builtin");
  private static final Set<String> WRITING =
      Set.of("tee", "cp", "mv", "sed", "ln", "rm", "yq", "perl");

  private Effects and(Effects other) {
    return new Effects(
        state || other.state, files || other.files, ends || other.ends, runs || other.runs);
  }

  /** Whether what comes after them may depend on them. */
  boolean areLasting() {
    return state || files || (ends && runs);
  }

  /** Whether all that they do is to end the script, perhaps with a message. */
  boolean onlyEnd() {
    return ends && !runs && !state && !files;
  }

  static Effects of(List<Statement> statements, Interpreter shell) {
    return of(statements, shell, 0);
  }

  private static Effects of(List<Statement> statements, Interpreter shell, int calls) {
    Effects effects = NONE;
    for (Statement statement : statements) {
      effects = effects.and(of(statement, shell, calls));
    }
    return effects;
  }

  private static Effects of(Statement statement, Interpreter shell, int calls) {
    Effects effects = of(statement.command(), shell, calls);
    for (Redirection redirection : statement.redirections()) {
      String target =
          shell.slice(redirection.target().from(), redirection.target().to()).toString();
      boolean writes = redirection.operator().contains(">") && !redirection.operator().equals(">&");
      if (writes && !redirection.descriptor().equals("2") && !target.startsWith("/dev/")) {
        effects = effects.and(new Effects(false, true, false, false));
      }
    }
    return statement.background() ? effects.isolated() : effects;
  }

  private Effects isolated() {
    return new Effects(false, files, false, runs);
  }

  private static Effects of(Command command, Interpreter shell, int calls) {
    return switch (command) {
      case Command.Simple simple -> of(simple, shell, calls);
      case Command.AndOr list -> of(list.operands(), shell, calls);
      case Command.Pipeline pipeline -> of(pipeline.stages(), shell, calls).isolated();
      case Command.Group group -> of(group.body(), shell, calls);
      case Command.Subshell subshell -> of(subshell.body(), shell, calls).isolated();
      case Command.If conditional -> {
        Effects effects = NONE;
        for (Command.Branch branch : conditional.branches()) {
          effects =
              effects
                  .and(of(branch.condition(), shell, calls))
                  .and(of(branch.body(), shell, calls));
        }
        yield conditional.otherwise() == null
            ? effects
            : effects.and(of(conditional.otherwise(), shell, calls));
      }
      case Command.Case cases -> {
        Effects effects = NONE;
        for (Command.CaseItem item : cases.items()) {
          effects = effects.and(of(item.body(), shell, calls));
        }
        yield effects;
      }
      case Command.While loop ->
          of(loop.condition(), shell, calls).and(of(loop.body(), shell, calls));
      case Command.Time time -> time.timed() == null ? NONE : of(time.timed(), shell, calls);
      case Command.Conditional _ -> NONE;
      case Command.Coprocess _ -> RUNS;
      case Command.For _,
          Command.CountingFor _,
          Command.Select _,
          Command.Function _,
          Command.ArithmeticCommand _ ->
          ALL;
    };
  }

  private static Effects of(Command.Simple simple, Interpreter shell, int calls) {
    if (simple.words().isEmpty()) {
      return simple.assignments().isEmpty() ? NONE : new Effects(true, false, false, false);
    }
    dev.tenfold.launch.shell.syntax.Word first = simple.words().getFirst();
    String name = shell.slice(first.from(), first.to()).toString();
    boolean plain = first.parts().stream().allMatch(part -> part instanceof WordPart.Literal);
    if (!plain || CHANGING.contains(name) || assigns(simple, shell)) {
      return ALL;
    }
    if (name.equals("exit") || name.equals("return")) {
      return new Effects(false, false, true, false);
    }
    if (shell.state().function(name).isPresent()) {
      State.Function function = shell.state().function(name).get();
      return calls >= MAX_CALLS
          ? ALL
          : shell.inSource(function.source(), () -> of(List.of(function.body()), shell, calls + 1));
    }
    if (QUIET.contains(name)) {
      return NONE;
    }
    return WRITING.contains(name) ? new Effects(false, true, false, true) : RUNS;
  }

  /** Whether an expansion may assign a variable: {@code ${X:=1}}, {@code $((X += 1))}. */
  private static boolean assigns(Command.Simple simple, Interpreter shell) {
    return ASSIGNING.matcher(shell.slice(simple.from(), simple.to()).toString()).find();
  }

  /** The names before or behind an operator of arithmetic or expansion that assigns. */
  private static List<String> changed(String text) {
    return CHANGED
        .matcher(text)
        .results()
        .map(result -> result.group(1) == null ? result.group(2) : result.group(1))
        .toList();
  }

  /** The variables that statements assign, by their form. */
  static Set<String> assigned(List<Statement> statements, Interpreter shell) {
    Set<String> names = new HashSet<>();
    collect(statements, names, shell);
    return names;
  }

  private static void collect(List<Statement> statements, Set<String> names, Interpreter shell) {
    for (Statement statement : statements) {
      collect(statement.command(), names, shell);
    }
  }

  private static void collect(Command command, Set<String> names, Interpreter shell) {
    switch (command) {
      case Command.Simple simple -> {
        simple.assignments().forEach(each -> names.add(each.name()));
        if (assigns(simple, shell)) {
          names.addAll(changed(shell.slice(simple.from(), simple.to()).toString()));
        }
        for (dev.tenfold.launch.shell.syntax.Word word : simple.words()) {
          String text = shell.slice(word.from(), word.to()).toString();
          int equals = text.indexOf('=');
          names.add(equals > 0 ? text.substring(0, equals) : text);
        }
      }
      case Command.AndOr list -> collect(list.operands(), names, shell);
      case Command.Group group -> collect(group.body(), names, shell);
      case Command.If conditional -> {
        for (Command.Branch branch : conditional.branches()) {
          collect(branch.condition(), names, shell);
          collect(branch.body(), names, shell);
        }
        if (conditional.otherwise() != null) {
          collect(conditional.otherwise(), names, shell);
        }
      }
      case Command.Case cases -> cases.items().forEach(item -> collect(item.body(), names, shell));
      case Command.While loop -> {
        collect(loop.condition(), names, shell);
        collect(loop.body(), names, shell);
      }
      case Command.For loop -> {
        names.add(loop.name());
        collect(loop.body(), names, shell);
      }
      case Command.CountingFor loop -> {
        collect(loop.body(), names, shell);
        names.addAll(arithmeticNames(loop.header(), shell));
      }
      case Command.ArithmeticCommand arithmetic ->
          names.addAll(arithmeticNames(arithmetic.parts(), shell));
      case Command.Time time -> {
        if (time.timed() != null) {
          collect(time.timed().command(), names, shell);
        }
      }
      case Command.Pipeline _,
          Command.Subshell _,
          Command.Function _,
          Command.Select _,
          Command.Conditional _,
          Command.Coprocess _ -> {}
    }
  }

  private static List<String> arithmeticNames(List<WordPart> parts, Interpreter shell) {
    if (parts.isEmpty()) {
      return List.of();
    }
    String text = shell.slice(parts.getFirst().from(), parts.getLast().to()).toString();
    return List.of(text.split("[^A-Za-z0-9_]+"));
  }
}
