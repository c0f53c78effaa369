package dev.tenfold.launch.shell;

import dev.tenfold.source.Allowance;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;

/** Reads what a shell would run. */
public final class Shell {
  private Shell() {}

  /**
   * The commands of a script, as {@code sh -c} runs it. Never throws. Every path through the script
   * is followed by itself; where there are more than 16, every command of the script is doubtful.
   */
  public static ShellReading read(Text script, ShellStart start, Allowance allowance) {
    Session session = new Session(new Budget(allowance));
    Optional<String> doubt = Optional.empty();
    int paths = 0;
    do {
      if (paths == Paths.MAX) {
        doubt = Optional.of("its script has more than " + Paths.MAX + " paths");
        break;
      }
      session.budget = new Budget(allowance);
      Interpreter shell = new Interpreter(session, new State(start));
      shell.dialect(start.dialect());
      Scripts.run(script, "the script", shell);
      doubt = session.budget.why();
      paths++;
    } while (doubt.isEmpty() && session.paths.next());
    doubt.ifPresent(session::unread);
    List<ShellCommand> commands = session.commands();
    Optional<String> why = doubt;
    return new ShellReading(
        commands.stream().map(each -> why.map(each::doubted).orElse(each)).toList(),
        session.unread());
  }
}
