package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.Command;
import dev.tenfold.launch.shell.syntax.Statement;
import dev.tenfold.launch.shell.syntax.WordPart;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows loops: round by round where the rounds are known, else one round with what is unknown.
 */
final class Loops {
  private static final int MAX_ROUNDS = 64;
  private static final String CHANGED = "changed in a loop";

  private final Interpreter shell;

  Loops(Interpreter shell) {
    this.shell = shell;
  }

  void overWords(Command.For loop) {
    List<Word> words =
        loop.words() == null ? shell.state().parameters : shell.expander().allFields(loop.words());
    if (words.size() > MAX_ROUNDS || words.stream().anyMatch(Word::mayBeSeveral)) {
      Text value =
          words.size() > MAX_ROUNDS
              ? Text.unknown(
                  "$" + loop.name() + " takes more than " + MAX_ROUNDS + " values in a loop")
              : ParameterLists.unknown(words);
      unknownRounds(loop.body(), "for " + shell.session().number(loop), loop.name(), value);
      return;
    }
    Optional<ShellCommand.Round> outer = shell.round;
    int number = shell.session().number(loop);
    for (int i = 0; i < words.size() && !shell.isStopped(); i++) {
      shell.state().set(loop.name(), words.get(i).text());
      shell.round = Optional.of(new ShellCommand.Round(number, i));
      shell.run(loop.body());
      endRound();
      if (shell.flow == Interpreter.Flow.BREAK) {
        break;
      }
    }
    endLoop();
    shell.round = outer;
  }

  void counting(Command.CountingFor loop) {
    List<WordPart> header = loop.header();
    String text =
        header.isEmpty()
            ? ""
            : shell.slice(header.getFirst().from(), header.getLast().to()).toString();
    String[] sections = text.split(";", 3);
    Arithmetic arithmetic = new Arithmetic(shell.state());
    boolean known = sections.length == 3 && arithmetic.value(Text.made(sections[0])).isPresent();
    for (int i = 0; known && !shell.isStopped(); i++) {
      Optional<Long> more = new Arithmetic(shell.state()).value(Text.made(sections[1]));
      known = more.isPresent() && i < MAX_ROUNDS && !sections[1].isBlank();
      if (known && more.orElse(0L) == 0) {
        endLoop();
        return;
      }
      if (known) {
        shell.run(loop.body());
        endRound();
        known = new Arithmetic(shell.state()).value(Text.made(sections[2])).isPresent();
      }
    }
    if (shell.isStopped()) {
      endLoop();
      return;
    }
    List<Statement> body = loop.body();
    for (String name : text.split("[^A-Za-z0-9_]+")) {
      forget(name);
    }
    unknownRounds(body, "for " + shell.session().number(loop), "", Text.EMPTY);
  }

  /** {@code select}: nobody knows what is chosen. */
  void once(String name, List<Statement> body) {
    unknownRounds(
        body, "select", name, Text.unknown("$" + name + " is chosen from standard input"));
  }

  void repeated(Command.While loop) {
    for (int i = 0; i < MAX_ROUNDS && !shell.isStopped() && !isEndless(loop); i++) {
      shell.test(loop.condition());
      Status condition = loop.until() ? shell.status.negated() : shell.status;
      if (shell.isStopped() || condition.isOpen()) {
        break;
      }
      if (condition.kind() == Status.Kind.FAILURE) {
        shell.status = Status.SUCCESS;
        endLoop();
        return;
      }
      shell.run(loop.body());
      endRound();
    }
    if (shell.isStopped()) {
      endLoop();
      return;
    }
    List<Statement> all = new ArrayList<>(loop.condition());
    all.addAll(loop.body());
    if (isEndless(loop)) {
      forget(all);
      shell.run(loop.body());
      boolean exits = shell.flow == Interpreter.Flow.EXIT || shell.flow == Interpreter.Flow.RETURN;
      endRound();
      endLoop();
      if (!exits) {
        forget(all);
      }
      return;
    }
    unknownRounds(all, "while " + shell.session().number(loop), "", Text.EMPTY);
  }

  private boolean isEndless(Command.While loop) {
    if (loop.condition().size() != 1
        || !(loop.condition().getFirst().command() instanceof Command.Simple simple)) {
      return false;
    }
    String text = shell.slice(simple.from(), simple.to()).toString();
    return text.equals(loop.until() ? "false" : "true") || (!loop.until() && text.equals(":"));
  }

  /** One round that may be any; what it assigns is not known before nor after it. */
  private void unknownRounds(List<Statement> body, String condition, String name, Text value) {
    forget(body);
    Input input = shell.io.input();
    if (input != null) {
      input.mayBeReadBy("read");
    }
    if (!name.isEmpty()) {
      shell.state().set(name, value);
    }
    shell
        .session()
        .paths
        .within(
            condition,
            0,
            () -> {
              shell.run(body);
              shell.flow = Interpreter.Flow.NORMAL;
            });
    forget(body);
    shell.status = Status.SUCCESS;
  }

  private void forget(List<Statement> statements) {
    Set<String> names = Effects.assigned(statements, shell);
    names.forEach(this::forget);
    if (names.contains("shift") || names.contains("set")) {
      shell.state().parameters = List.of(Word.any(Text.unknown("the arguments are " + CHANGED)));
    }
    if (names.contains("cd")) {
      shell.state().folder = shell.unknownFolder();
    }
  }

  private void forget(String name) {
    if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      shell.state().forget(name, "$" + name + " is " + CHANGED);
    }
  }

  private void endRound() {
    if (shell.flow == Interpreter.Flow.CONTINUE) {
      shell.flowLevels--;
      if (shell.flowLevels <= 0) {
        shell.flow = Interpreter.Flow.NORMAL;
      }
    }
  }

  private void endLoop() {
    if (shell.flow == Interpreter.Flow.BREAK) {
      shell.flowLevels--;
      if (shell.flowLevels <= 0) {
        shell.flow = Interpreter.Flow.NORMAL;
      }
    }
  }
}
