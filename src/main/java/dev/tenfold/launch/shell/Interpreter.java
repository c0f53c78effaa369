package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.shell.syntax.Command;
import dev.tenfold.launch.shell.syntax.Statement;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Follows one path of a script, in the order of its statements. */
final class Interpreter {
  /** What interrupts the order of statements. */
  enum Flow {
    NORMAL,
    BREAK,
    CONTINUE,
    RETURN,
    EXIT
  }

  private static final int LONGEST_PATH = 4096;

  private final Session session;
  private final Expander expander;
  private final Conditions conditions;
  private final Branches branches;
  private final Loops loops;
  private final SimpleCommands commands;
  private State state;
  private Text source = Text.EMPTY;
  private ShellStart.Dialect dialect = ShellStart.Dialect.SH;
  private int unknownFolders;
  private int tested;
  boolean substitutionFailed;
  Io io = Io.NONE;
  Flow flow = Flow.NORMAL;
  int flowLevels;
  Status status = Status.SUCCESS;
  Optional<ShellCommand.Round> round = Optional.empty();

  Interpreter(Session session, State state) {
    this.session = session;
    this.state = state;
    this.expander = new Expander(this);
    this.conditions = new Conditions(this);
    this.branches = new Branches(this);
    this.loops = new Loops(this);
    this.commands = new SimpleCommands(this);
  }

  Session session() {
    return session;
  }

  ShellStart.Dialect dialect() {
    return dialect;
  }

  void dialect(ShellStart.Dialect now) {
    dialect = now;
  }

  Budget budget() {
    return session.budget;
  }

  State state() {
    return state;
  }

  Expander expander() {
    return expander;
  }

  Conditions conditions() {
    return conditions;
  }

  boolean isStopped() {
    return flow != Flow.NORMAL || budget().isSpent();
  }

  Text slice(int from, int to) {
    return from < to ? source.sub(from, to) : Text.EMPTY;
  }

  /** Whether a character stands there as it was written. */
  boolean isWritten(char c, int from, int to) {
    return from < to && source.toString().indexOf(c, from, to) >= 0;
  }

  /** With another text as the one that spans belong to. */
  <T> T inSource(Text other, Supplier<T> read) {
    Text outer = source;
    source = other;
    T result = read.get();
    source = outer;
    return result;
  }

  void run(List<Statement> statements) {
    for (Statement statement : statements) {
      if (isStopped()) {
        return;
      }
      statement(statement);
    }
  }

  void statement(Statement statement) {
    if (budget().enter() && budget().step(0)) {
      if (statement.background()) {
        isolate(() -> redirected(statement));
        status = Status.SUCCESS;
      } else {
        redirected(statement);
      }
      if (statement.negated()) {
        status = status.negated();
      } else if (endsTheScript(statement)) {
        flow = Flow.EXIT;
      }
    }
    budget().leave();
  }

  /** With {@code set -e} a command that fails ends the script, unless it is a condition. */
  private boolean endsTheScript(Statement statement) {
    return state.endsOnFailure
        && tested == 0
        && flow == Flow.NORMAL
        && status.kind() == Status.Kind.FAILURE
        && !(statement.command() instanceof Command.AndOr);
  }

  /** Runs statements as a condition. */
  void test(List<Statement> statements) {
    tested++;
    run(statements);
    tested--;
  }

  private void redirected(Statement statement) {
    Io outer = io;
    Redirect redirect = Redirect.of(statement.redirections(), this, outer);
    io = redirect.io();
    command(statement.command());
    io = outer;
    redirect.finish();
  }

  private void command(Command command) {
    switch (command) {
      case Command.Simple simple -> commands.run(simple);
      case Command.AndOr list -> branches.andOr(list);
      case Command.Pipeline pipeline -> pipeline(pipeline.stages());
      case Command.Group group -> run(group.body());
      case Command.Subshell subshell -> isolate(() -> run(subshell.body()));
      case Command.If conditional -> branches.conditional(conditional);
      case Command.For loop -> loops.overWords(loop);
      case Command.CountingFor loop -> loops.counting(loop);
      case Command.Select select -> loops.once(select.name(), select.body());
      case Command.While loop -> loops.repeated(loop);
      case Command.Case cases -> branches.cases(cases);
      case Command.Function function -> {
        state.define(function.name(), new State.Function(source, function.body()));
        status = Status.SUCCESS;
      }
      case Command.Conditional conditional ->
          status =
              Status.of(
                  conditions.test(conditional.expression()),
                  condition(conditional.from(), conditional.to()));
      case Command.ArithmeticCommand arithmetic -> {
        Optional<Long> value = new Arithmetic(state).value(expander.quoted(arithmetic.parts()));
        status =
            Status.of(
                value.map(number -> Truth.of(number != 0)).orElse(Truth.UNKNOWN),
                condition(arithmetic.from(), arithmetic.to()));
      }
      case Command.Time time -> {
        if (time.timed() != null) {
          commands.timed(time.timed());
        }
      }
      case Command.Coprocess coprocess -> isolate(() -> statement(coprocess.body()));
    }
  }

  /** Names a condition by its text and by what its variables stand for now. */
  String condition(int from, int to) {
    return ConditionName.of(slice(from, to).toString(), state);
  }

  private void pipeline(List<Statement> stages) {
    Io outer = io;
    Input input = outer.input();
    for (int i = 0; i < stages.size() && !isStopped(); i++) {
      Io.Output output = i + 1 < stages.size() ? new Io.Output() : outer.output();
      io = new Io(input, output);
      Statement stage = stages.get(i);
      isolate(() -> statement(stage));
      input = output == null ? null : new Input(output.text());
    }
    io = outer;
  }

  /** In a subshell: only the files that it writes remain. */
  void isolate(Runnable read) {
    State outer = state;
    budget().step(outer.size() * 16);
    state = outer.copy();
    read.run();
    outer.files = state.files;
    state = outer;
    flow = Flow.NORMAL;
  }

  void isolated(List<Statement> statements) {
    isolate(() -> run(statements));
  }

  /** In a shell of its own, which sees nothing of this one but its environment. */
  void inState(State other, Runnable read) {
    State outer = state;
    state = other;
    read.run();
    outer.files = state.files;
    state = outer;
    flow = Flow.NORMAL;
  }

  Text substituted(List<Statement> statements) {
    Io outer = io;
    Io.Output output = new Io.Output();
    io = outer.to(output);
    isolate(() -> {
      state.endsOnFailure &= dialect == ShellStart.Dialect.SH;
      run(statements);
      substitutionFailed =
          state.endsOnFailure && flow == Flow.EXIT && status.kind() == Status.Kind.FAILURE;
    });
    io = outer;
    return withoutLastLineEnds(output.text());
  }

  /** What is unknown at the end may be nothing, and then the line ends before it go as well. */
  private static Text withoutLastLineEnds(Text text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    int known = end;
    while (known > 0 && (text.charAt(known - 1) == '\n' || text.isHoleAt(known - 1))) {
      known--;
    }
    Text last = text.sub(known, end);
    return last.indexOf('\n') < 0
        ? text.sub(0, end)
        : text.sub(0, known).concat(Text.unknown(String.join(", ", last.unknowns())));
  }

  void call(State.Function function, Invocation invocation) {
    List<Word> outer = state.parameters;
    state.parameters = invocation.arguments();
    state.enterFunction();
    invocation.prefixes().forEach(state::assignLocally);
    inSource(
        function.source(),
        () -> {
          statement(function.body());
          return outer;
        });
    state.leaveFunction();
    state.parameters = outer;
    if (flow == Flow.RETURN) {
      flow = Flow.NORMAL;
    }
  }

  Reading<Text> file(String path) {
    return path.length() > LONGEST_PATH
        ? new Reading.Unreadable<>(
            "a path of more than " + LONGEST_PATH + " characters is not read")
        : state.files.read(state.folder, path);
  }

  /** The content of a file, or a hole that says why it is not known. */
  Text content(String path) {
    return switch (file(path)) {
      case Reading.Found<Text>(Text text) -> text;
      case Reading.Absent<Text> _ -> Text.unknown("nothing of this object puts " + path + " there");
      case Reading.Unreadable<Text>(String why) -> Text.unknown(why);
    };
  }

  void write(String path, Text content, boolean appends) {
    budget().step(content.weight());
    if (path.length() > LONGEST_PATH || !budget().allowsFile(state.files.count())) {
      return;
    }
    if (appends) {
      state.files.append(state.folder, path, content);
    } else {
      state.files.write(state.folder, path, content);
    }
  }

  /** A folder of which nobody knows where it lies. */
  String unknownFolder() {
    unknownFolders++;
    return "?" + unknownFolders;
  }
}
