package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The shell's own commands, apart from those that declare. */
final class Builtins {
  private final Interpreter shell;

  Builtins(Interpreter shell) {
    this.shell = shell;
  }

  /** Runs the command if it is one of the shell's own. */
  boolean run(String name, Invocation invocation) {
    List<Word> arguments = invocation.arguments();
    Status before = shell.status;
    shell.status = Status.SUCCESS;
    switch (name) {
      case ":",
          "true",
          "trap",
          "ulimit",
          "umask",
          "wait",
          "kill",
          "alias",
          "unalias",
          "hash",
          "jobs",
          "bg",
          "fg",
          "shopt",
          "times",
          "enable",
          "disown",
          "sleep" -> {}
      case "false" -> shell.status = Status.FAILURE;
      case "echo" -> Printing.echo(arguments, shell);
      case "printf" -> printf(arguments);
      case "[", "test" -> test(name, invocation);
      case "cd" -> cd(arguments);
      case "pushd", "popd" -> shell.state().folder = shell.unknownFolder();
      case "pwd" ->
          shell.io.write(
              shell.state().folder.startsWith("/")
                  ? Text.made(shell.state().folder + "\n")
                  : Text.unknown("the working directory"));
      case "unset" -> unset(arguments);
      case "set" -> set(arguments);
      case "shift" -> shift(arguments);
      case "eval" -> shell.script(evaluated(arguments), "what eval reads");
      case ".", "source" -> source(arguments);
      case "read", "mapfile", "readarray", "getopts" -> read(name, arguments);
      case "let" -> {
        for (Word word : arguments) {
          new Arithmetic(shell.state()).evaluate(word.text());
        }
      }
      case "exit" -> leave(Interpreter.Flow.EXIT, arguments, before);
      case "return" -> leave(Interpreter.Flow.RETURN, arguments, before);
      case "break" -> interrupt(Interpreter.Flow.BREAK, arguments);
      case "continue" -> interrupt(Interpreter.Flow.CONTINUE, arguments);
      case "type", "pgrep", "which", "dirs" -> {
        shell.io.write(Text.unknown("the output of \"" + name + "\""));
        shell.status = Status.ofCommand(name + " " + shell.session().site(invocation.command()));
      }
      default -> {
        shell.status = before;
        return false;
      }
    }
    return true;
  }

  private static Text evaluated(List<Word> arguments) {
    List<Text> parts = new ArrayList<>();
    for (Word word : arguments) {
      parts.add(word.text());
      parts.add(Text.made(" "));
    }
    return Text.join(parts);
  }

  private void printf(List<Word> arguments) {
    if (!arguments.isEmpty() && arguments.getFirst().is("-v")) {
      if (arguments.size() > 1) {
        arguments
            .get(1)
            .text()
            .known()
            .ifPresent(name ->
                shell
                    .state()
                    .set(name, Printing.formatted(arguments.subList(2, arguments.size()), shell)));
      }
      return;
    }
    shell.io.write(Printing.formatted(arguments, shell));
  }

  private void test(String name, Invocation invocation) {
    List<Word> words = invocation.arguments();
    if (name.equals("[")) {
      boolean closed = !words.isEmpty() && words.getLast().is("]");
      words = closed ? words.subList(0, words.size() - 1) : List.of();
    }
    shell.status =
        Status.of(
            shell.conditions().test(words),
            shell.condition(invocation.command().from(), invocation.command().to()));
  }

  private void cd(List<Word> arguments) {
    List<Word> paths = arguments.stream().filter(word -> !word.text().startsWith("-")).toList();
    Optional<String> target =
        arguments.isEmpty()
            ? shell.state().get("HOME").flatMap(Builtins::known)
            : paths.size() == 1 ? paths.getFirst().text().known() : Optional.empty();
    shell.state().folder =
        target
            .filter(path -> path.length() < 4096)
            .map(path -> ScriptFiles.absolute(shell.state().folder, path))
            .orElseGet(shell::unknownFolder);
    shell.status = Status.ofCommand("cd");
  }

  private static Optional<String> known(Value value) {
    return value instanceof Value.Scalar(Text text) ? text.known() : Optional.empty();
  }

  private void unset(List<Word> arguments) {
    for (Word word : arguments) {
      word.text()
          .known()
          .filter(name -> !name.startsWith("-"))
          .ifPresent(name -> shell.state().unset(name));
    }
  }

  private void set(List<Word> arguments) {
    int index = 0;
    while (index < arguments.size()) {
      Word word = arguments.get(index);
      if (word.is("--")) {
        shell.state().parameters = List.copyOf(arguments.subList(index + 1, arguments.size()));
        return;
      }
      if (!word.text().startsWith("-") && !word.text().startsWith("+")) {
        shell.state().parameters = List.copyOf(arguments.subList(index, arguments.size()));
        return;
      }
      String flags = word.text().toString().toLowerCase(Locale.ROOT);
      index += flags.endsWith("o") ? 2 : 1;
    }
  }

  private void shift(List<Word> arguments) {
    Optional<Long> count =
        arguments.isEmpty()
            ? Optional.of(1L)
            : new Arithmetic(shell.state()).value(arguments.getFirst().text());
    List<Word> given = shell.state().parameters;
    if (count.isEmpty() || count.get() < 0) {
      shell.state().parameters =
          List.of(new Word(Text.unknown("arguments shifted by an unknown number"), true));
      return;
    }
    if (given.stream().limit(count.get()).anyMatch(Word::mayBeMany)) {
      return;
    }
    if (count.get() > given.size()) {
      shell.status = Status.FAILURE;
      return;
    }
    shell.state().parameters = given.subList(count.get().intValue(), given.size());
  }

  private void source(List<Word> arguments) {
    if (arguments.isEmpty()) {
      return;
    }
    Text path = arguments.getFirst().text();
    Optional<String> known = path.known();
    if (known.isEmpty()) {
      shell.session().unread("a sourced file: " + String.join(", ", path.unknowns()));
      return;
    }
    shell.status = Status.ofCommand("source " + known.get());
    if (shell.file(known.get()) instanceof Reading.Found<Text> found) {
      List<Word> outer = shell.state().parameters;
      if (arguments.size() > 1) {
        shell.state().parameters = List.copyOf(arguments.subList(1, arguments.size()));
      }
      shell.script(found.value(), known.get());
      if (arguments.size() > 1) {
        shell.state().parameters = outer;
      }
      if (shell.flow == Interpreter.Flow.RETURN) {
        shell.flow = Interpreter.Flow.NORMAL;
      }
    } else {
      shell.session().unread("the sourced file " + known.get());
    }
  }

  private void read(String name, List<Word> arguments) {
    Text unknown = given(name, arguments);
    boolean array = !name.equals("read") && !name.equals("getopts");
    for (Word word : arguments) {
      word.text()
          .known()
          .filter(variable -> variable.matches("[A-Za-z_][A-Za-z0-9_]*"))
          .ifPresent(variable ->
              shell
                  .state()
                  .set(
                      variable,
                      array || arguments.getFirst().text().toString().contains("a")
                          ? new Value.Array(List.of(new Word(unknown, true)))
                          : new Value.Scalar(unknown)));
    }
    shell.state().set("OPTARG", Text.unknown("an option that getopts reads"));
    shell.status = new Status(Status.Kind.OPEN_TEST, name);
  }

  /**
   * {@code read -r -d '' NAME} takes all of a here-document without the white space at its ends: so
   * the Kubeflow SDK passes a function's source on.
   */
  private Text given(String name, List<Word> arguments) {
    Text input = shell.io.input();
    if (input == null) {
      return Text.unknown("read from standard input");
    }
    boolean whole =
        name.equals("read")
            && arguments.size() == 4
            && arguments.get(0).is("-r")
            && arguments.get(1).is("-d")
            && arguments.get(2).text().isEmpty();
    return whole ? input.strip() : Text.unknown("read from standard input");
  }

  private void leave(Interpreter.Flow flow, List<Word> arguments, Status before) {
    shell.flow = flow;
    shell.status =
        arguments.isEmpty()
            ? before
            : arguments
                .getFirst()
                .text()
                .known()
                .map(code -> code.equals("0") ? Status.SUCCESS : Status.FAILURE)
                .orElse(new Status(Status.Kind.OPEN_TEST, "exit"));
  }

  private void interrupt(Interpreter.Flow flow, List<Word> arguments) {
    shell.flow = flow;
    shell.flowLevels =
        arguments.isEmpty()
            ? 1
            : new Arithmetic(shell.state())
                .value(arguments.getFirst().text())
                .map(Long::intValue)
                .orElse(1);
  }
}
