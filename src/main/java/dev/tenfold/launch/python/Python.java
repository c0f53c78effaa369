package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Problem;
import dev.tenfold.launch.python.syntax.Script;
import dev.tenfold.source.Allowance;
import java.util.Optional;

/** Reads what a Python program does. */
public final class Python {
  private Python() {}

  /** The calls of a program, in the order in which it makes them. Never throws, never runs it. */
  public static PythonReading read(PythonStart start, Allowance allowance) {
    Session session = new Session(start, new Budget(allowance));
    Script script = Script.read(start.code());
    Problem problem = script.problem();
    Interpreter python = new Interpreter(session);
    if (problem == null) {
      Module main = new Module("__main__", start.code(), start.folder(), 0);
      python.body(script.statements(), main.scope());
      python.ended();
      new Starting(python).startPassed();
    }
    return new PythonReading(
        session.calls(),
        session.imports,
        Optional.ofNullable(problem).map(found -> described(found, start)),
        session.refused(),
        session.budget.why());
  }

  private static String described(Problem problem, PythonStart start) {
    String chars = start.code().toString();
    int at = Math.min(problem.at(), chars.length());
    long line = chars.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    return "the script cannot be parsed at line " + line + ": " + problem.why();
  }
}
