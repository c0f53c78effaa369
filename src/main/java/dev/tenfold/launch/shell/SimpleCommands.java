package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.Command;
import dev.tenfold.launch.shell.syntax.WordPart;
import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
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
    for (Command.Assignment assignment : simple.assignments()) {
      declarations.assign(assignment);
    }
    boolean onlyReads = simple.words().isEmpty() && simple.assignments().isEmpty();
    Text input = shell.io.input();
    if (onlyReads && input != null) {
      shell.io.write(input);
    }
    boolean substituted =
        simple.assignments().stream()
            .flatMap(each -> each.value().parts().stream())
            .anyMatch(SimpleCommands::runsCommands);
    if (substituted) {
      shell.status = Status.ofCommand("assignment " + shell.session().site(simple));
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
      invocation.prefixes().forEach((variable, text) -> shell.state().set(variable, text));
      shell.call(function.get(), invocation.arguments());
      return;
    }
    switch (name) {
      case "command", "builtin" -> after(invocation);
      case "exec" -> {
        if (invocation.arguments().isEmpty()) {
          shell.status = Status.SUCCESS;
        } else {
          after(invocation);
          if (!shell.budget().isSpent()) {
            shell.flow = Interpreter.Flow.EXIT;
          }
        }
      }
      default -> {
        if (!builtins.run(name, invocation)
            && !fileCommands.run(name, invocation)
            && !nestedShells.run(name, invocation)) {
          external(invocation);
        }
      }
    }
  }

  private void after(Invocation invocation) {
    if (invocation.arguments().isEmpty()
        || invocation.arguments().getFirst().text().startsWith("-")) {
      shell.status = Status.ofCommand("command " + shell.session().site(invocation.command()));
      return;
    }
    dispatch(invocation.from(1));
  }

  /** A command that is not the shell's own. */
  private void external(Invocation invocation) {
    Command.Simple command = invocation.command();
    dev.tenfold.launch.shell.syntax.Word last = command.words().getLast();
    shell
        .session()
        .record(
            new ShellCommand(
                invocation.words(),
                shell.state().seenWith(invocation.prefixes()),
                shell.state().files.seenFrom(shell.state().folder),
                ScriptFiles.known(shell.state().folder),
                Optional.ofNullable(shell.io.input()),
                shell.slice(last.from(), last.to()),
                shell.session().site(command),
                shell.round,
                shell.session().paths.conditions(),
                Optional.empty()));
    Text name = invocation.words().getFirst().text();
    shell.io.write(Text.unknown("the output of \"" + name + "\""));
    shell.status = Status.ofCommand("command " + shell.session().site(command));
  }
}
