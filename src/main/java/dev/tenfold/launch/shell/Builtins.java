package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;

/** The shell's own commands, apart from those that declare. */
final class Builtins {
  private final Interpreter shell;
  private final Sources sources;

  Builtins(Interpreter shell) {
    this.shell = shell;
    this.sources = new Sources(shell);
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
                  : Text.unknown("the working directory is not known"));
      case "unset" -> unset(arguments);
      case "set" -> set(arguments);
      case "shift" -> shift(arguments);
      case "eval" -> sources.eval(arguments);
      case ".", "source" -> sources.source(arguments);
      case "read" -> ReadCommand.run(arguments, invocation.prefixes(), shell);
      case "mapfile", "readarray", "getopts" -> unread(name, arguments);
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
        shell.io.write(Reasons.output(name));
        shell.status = Status.ofCommand(name + " " + shell.session().site(invocation.command()));
      }
      default -> {
        shell.status = before;
        return false;
      }
    }
    return true;
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
    boolean functions = !arguments.isEmpty() && arguments.getFirst().is("-f");
    for (Word word : arguments) {
      word.text()
          .known()
          .filter(name -> !name.startsWith("-"))
          .ifPresent(functions ? shell.state()::undefine : this::unset);
    }
  }

  /** An array without one of its elements is not read. */
  private void unset(String name) {
    int bracket = name.indexOf('[');
    if (bracket < 0) {
      shell.state().unset(name);
    } else {
      Word any = Word.any(Text.unknown(name + " is unset, and an array with a gap is not read"));
      shell.state().set(name.substring(0, bracket), new Value.Array(List.of(any)));
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
      String flags = word.toString();
      boolean named = flags.endsWith("o") && index + 1 < arguments.size();
      option(flags, named ? arguments.get(index + 1).toString() : "");
      index += named ? 2 : 1;
    }
  }

  private void option(String flags, String name) {
    boolean on = flags.startsWith("-");
    if (flags.contains("e") || name.equals("errexit")) {
      shell.state().endsOnFailure = on;
    }
    if (flags.contains("a") || name.equals("allexport")) {
      shell.state().exportsAll = on;
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
          List.of(
              Word.any(Text.unknown("the arguments are shifted by a number that is not known")));
      return;
    }
    if (given.stream().limit(count.get()).anyMatch(Word::mayBeSeveral)) {
      shell.state().parameters = List.of(Word.any(ParameterLists.unknown(given)));
      return;
    }
    if (count.get() > given.size()) {
      shell.status = Status.FAILURE;
      return;
    }
    shell.state().parameters = given.subList(count.get().intValue(), given.size());
  }

  /** What {@code getopts} and {@code mapfile} assign is not read. */
  private void unread(String name, List<Word> arguments) {
    Input input = shell.io.input();
    if (input != null) {
      input.mayBeReadBy(name);
    }
    for (Word word : arguments) {
      Optional<String> known =
          word.text().known().filter(variable -> variable.matches("[A-Za-z_][A-Za-z0-9_]*"));
      known.ifPresent(variable -> {
        Text value = Text.unknown("$" + variable + " is set by " + name);
        shell
            .state()
            .set(
                variable,
                name.equals("getopts")
                    ? new Value.Scalar(value)
                    : new Value.Array(List.of(Word.any(value))));
      });
    }
    shell.state().set("OPTARG", Text.unknown("$OPTARG is set by getopts"));
    shell.status = new Status(Status.Kind.OPEN_TEST, name);
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
