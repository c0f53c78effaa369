package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.Command;
import dev.tenfold.launch.shell.syntax.Statement;
import dev.tenfold.launch.shell.syntax.WordPart;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs simple commands: assignments, functions, the shell's own commands, and all others. */
final class SimpleCommands {
  private final Interpreter shell;
  private final Declarations declarations;
  private final Builtins builtins;
  private final FileCommands fileCommands;
  private final NestedShells nestedShells;

  SimpleCommands(Interpreter shell) {
    this.shell = shell;
    this.declarations = new Declarations(shell);
    this.builtins = new Builtins(shell);
    this.fileCommands = new FileCommands(shell);
    this.nestedShells = new NestedShells(shell);
  }

  void run(Command.Simple simple) {
    if (!simple.words().isEmpty() && declarations.declares(simple.words().getFirst())) {
      declarations.run(simple.words());
      return;
    }
    List<Word> words = shell.expander().allFields(simple.words());
    if (words.isEmpty()) {
      assign(simple);
      return;
    }
    Map<String, Text> prefixes = new LinkedHashMap<>();
    for (Command.Assignment assignment : simple.assignments()) {
      prefixes.put(assignment.name(), value(assignment));
    }
    if (!shell.budget().isSpent()) {
      dispatch(new Invocation(words, prefixes, simple));
    }
  }

  private void assign(Command.Simple simple) {
    shell.status = Status.SUCCESS;
    shell.substitutionFailed = false;
    for (Command.Assignment assignment : simple.assignments()) {
      declarations.assign(assignment);
    }
    boolean onlyReads = simple.words().isEmpty() && simple.assignments().isEmpty();
    Input input = shell.io.input();
    if (onlyReads && input != null) {
      shell.io.write(input.all());
    }
    boolean substituted =
        simple.assignments().stream()
            .flatMap(each -> each.value().parts().stream())
            .anyMatch(SimpleCommands::runsCommands);
    if (substituted) {
      shell.status =
          shell.substitutionFailed
              ? Status.FAILURE
              : Status.ofCommand("assignment " + shell.session().site(simple));
    }
  }

  private static boolean runsCommands(WordPart part) {
    return part instanceof WordPart.CommandSubstitution
        || part instanceof WordPart.Backquoted
        || (part instanceof WordPart.DoubleQuoted quoted
            && quoted.parts().stream().anyMatch(SimpleCommands::runsCommands));
  }

  private Text value(Command.Assignment assignment) {
    Text value = shell.expander().single(assignment.value());
    Optional<Value> before = shell.state().get(assignment.name());
    return assignment.appends() && before.orElse(null) instanceof Value.Scalar(Text text)
        ? text.concat(value)
        : value;
  }

  private void dispatch(Invocation invocation) {
    Optional<String> known = invocation.words().getFirst().text().known();
    if (known.isEmpty()) {
      external(invocation);
      return;
    }
    String name = known.get();
    Optional<State.Function> function = shell.state().function(name);
    if (function.isPresent()) {
      shell.call(function.get(), invocation);
      return;
    }
    switch (name) {
      case "command" -> command(invocation);
      case "builtin" -> after(invocation, 1);
      case "exec" -> exec(invocation);
      default -> {
        if (!builtins.run(name, invocation)
            && !fileCommands.run(name, invocation)
            && !nestedShells.run(name, invocation)) {
          external(invocation);
        }
      }
    }
  }

  /** {@code command -v} only looks for one. */
  private void command(Invocation invocation) {
    int at = 1;
    boolean looks = false;
    while (at < invocation.words().size() && invocation.words().get(at).text().startsWith("-")) {
      looks |= invocation.words().get(at).toString().toLowerCase(Locale.ROOT).contains("v");
      at++;
    }
    if (looks) {
      shell.io.write(Reasons.output("command"));
      shell.status = commandStatus(invocation.command());
    } else {
      after(invocation, at);
    }
  }

  /** What takes the place of the shell: nothing runs after it. */
  private void exec(Invocation invocation) {
    List<Word> words = invocation.words();
    int at = 1;
    boolean empty = false;
    while (at < words.size() && words.get(at).text().startsWith("-") && !words.get(at).is("--")) {
      String options = words.get(at).toString();
      empty |= options.contains("c");
      at += options.endsWith("a") ? 2 : 1;
    }
    at += at < words.size() && words.get(at).is("--") ? 1 : 0;
    if (at >= words.size()) {
      shell.status = Status.SUCCESS;
      return;
    }
    if (empty) {
      List<Word> line = new ArrayList<>();
      line.add(Word.of(Text.made("env")));
      line.add(Word.of(Text.made("-i")));
      line.addAll(words.subList(at, words.size()));
      external(new Invocation(line, invocation.prefixes(), invocation.command()));
    } else {
      dispatch(invocation.from(at));
    }
    if (!shell.budget().isSpent()) {
      shell.flow = Interpreter.Flow.EXIT;
    }
  }

  private void after(Invocation invocation, int at) {
    if (at < invocation.words().size()) {
      dispatch(invocation.from(at));
    } else {
      shell.status = Status.SUCCESS;
    }
  }

  /**
   * What {@code time} stands before. Some shells have no keyword of that name: there {@code time -f
   * ...} is a command, and what begins with a dash are its options.
   */
  void timed(Statement behind) {
    boolean options =
        shell.dialect() == ShellStart.Dialect.SH
            && shell.slice(behind.from(), behind.to()).startsWith("-");
    if (options && behind.command() instanceof Command.Simple simple) {
      List<Word> line = new ArrayList<>();
      line.add(Word.of(Text.made("time")));
      line.addAll(shell.expander().allFields(simple.words()));
      external(new Invocation(line, Map.of(), simple));
    } else {
      shell.statement(behind);
    }
  }

  private Status commandStatus(Command.Simple command) {
    return Status.ofCommand("command " + shell.session().site(command));
  }

  /** A command that is not the shell's own. */
  private void external(Invocation invocation) {
    Command.Simple command = invocation.command();
    Input input = shell.io.input();
    int from = command.words().getFirst().from();
    shell
        .session()
        .record(
            new ShellCommand(
                invocation.words(),
                shell.state().seenWith(invocation.prefixes()),
                shell.state().files.seenFrom(shell.state().folder),
                ScriptFiles.known(shell.state().folder),
                Optional.ofNullable(input).map(Input::rest),
                shell.slice(from, command.words().getLast().to()),
                shell.session().site(command),
                shell.round,
                shell.session().paths.conditions(),
                Optional.empty()));
    Text name = invocation.words().getFirst().text();
    if (input != null) {
      input.mayBeReadBy(name);
    }
    shell.io.write(Reasons.output(name));
    shell.status = commandStatus(command);
  }
}
