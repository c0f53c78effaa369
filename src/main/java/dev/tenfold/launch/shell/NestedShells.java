package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shells and scripts that a script starts: {@code bash -c}, {@code bash file}, {@code ./file}. */
final class NestedShells {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh");

  private final Interpreter shell;

  NestedShells(Interpreter shell) {
    this.shell = shell;
  }

  /** Runs the command if it is a shell or a script that can be read. */
  boolean run(String name, Invocation invocation) {
    String program = name.substring(name.lastIndexOf('/') + 1);
    if (SHELLS.contains(program)) {
      ShellStart.Dialect dialect =
          program.equals("bash") ? ShellStart.Dialect.BASH : ShellStart.Dialect.SH;
      return shell(invocation, dialect);
    }
    if (name.contains("/") && shell.file(name) instanceof Reading.Found<Text> found) {
      String text = found.value().toString();
      String firstLine = text.lines().findFirst().orElse("");
      boolean isShell =
          !firstLine.startsWith("#!") || firstLine.matches("#!.*\\b(ba|da|a)?sh\\b.*");
      if (isShell) {
        ShellStart.Dialect dialect =
            firstLine.contains("bash") ? ShellStart.Dialect.BASH : ShellStart.Dialect.SH;
        child(invocation, dialect, found.value(), name, 0);
      }
      return isShell;
    }
    return false;
  }

  private boolean shell(Invocation invocation, ShellStart.Dialect dialect) {
    List<Word> arguments = invocation.arguments();
    boolean inline = false;
    int index = 0;
    while (index < arguments.size()) {
      Optional<String> option = arguments.get(index).text().known();
      if (option.isEmpty() || !(option.get().startsWith("-") || option.get().startsWith("+"))) {
        break;
      }
      index++;
      if (option.get().equals("--")) {
        break;
      }
      if (option.get().startsWith("--")) {
        index += Set.of("--rcfile", "--init-file").contains(option.get()) ? 1 : 0;
        continue;
      }
      inline |= option.get().contains("c");
      index += option.get().contains("o") || option.get().contains("O") ? 1 : 0;
      if (option.get().contains("s")) {
        return false;
      }
    }
    if (index >= arguments.size()) {
      return standardInput(invocation, dialect, inline);
    }
    Word script = arguments.get(index);
    if (inline) {
      if (script.mayBeMany()) {
        return false;
      }
      Word named = index + 1 < arguments.size() ? arguments.get(index + 1) : null;
      Text name = named == null ? Text.made("sh") : named.text();
      child(invocation, dialect, script.text(), name.toString(), index + (named == null ? 1 : 2));
      return true;
    }
    Optional<String> path = script.text().known();
    if (path.isPresent() && shell.file(path.get()) instanceof Reading.Found<Text> found) {
      child(invocation, dialect, found.value(), path.get(), index + 1);
      return true;
    }
    return false;
  }

  private boolean standardInput(Invocation invocation, ShellStart.Dialect dialect, boolean inline) {
    Input input = shell.io.input();
    if (inline || input == null) {
      return false;
    }
    child(invocation, dialect, input.all(), "sh", invocation.arguments().size());
    return true;
  }

  /** Runs a text in a shell of its own; its parameters are the arguments from that index on. */
  private void child(
      Invocation invocation, ShellStart.Dialect dialect, Text script, String name, int index) {
    List<Word> arguments = invocation.arguments();
    ShellStart start =
        new ShellStart(
            shell.state().seenWith(invocation.prefixes()),
            Text.made(name),
            List.copyOf(arguments.subList(Math.min(index, arguments.size()), arguments.size())),
            path -> new Reading.Absent<>(),
            Optional.empty(),
            dialect);
    State state = new State(start);
    state.files = shell.state().files.copy();
    state.folder = shell.state().folder;
    ShellStart.Dialect outer = shell.dialect();
    shell.dialect(dialect);
    shell.inState(state, () -> Scripts.run(script, what(name), shell));
    shell.dialect(outer);
    shell.status = Status.ofCommand("script " + shell.session().site(invocation.command()));
  }

  private static String what(String name) {
    return name.equals("sh") || name.startsWith("-") ? "the script" : "the script " + name;
  }
}
