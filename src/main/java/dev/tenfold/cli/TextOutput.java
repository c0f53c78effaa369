package dev.tenfold.cli;

import dev.tenfold.policy.Action;
import dev.tenfold.policy.Verdict;
import dev.tenfold.review.Judged;
import dev.tenfold.source.Manifest;
import java.io.PrintStream;

/** Findings for people: one block for each, and a summary line. */
final class TextOutput {
  private final PrintStream out;
  private final Terminal terminal;

  TextOutput(PrintStream out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void print(Report report) {
    for (Fixed place : report.fixed()) {
      out.println(
          terminal.colour("1;32", "FIXED")
              + "  "
              + place.file()
              + ":"
              + place.line()
              + "  "
              + place.object()
              + "\n  "
              + place.sentence()
              + "\n");
    }
    for (Result result : report.results()) {
      for (Judged run : result.answer().runs()) {
        print(result, run);
      }
      for (String warning : result.answer().warnings()) {
        out.println(header(result, Action.WARN, "") + "\n  " + warning + "\n");
      }
    }
    out.println(summary(report));
  }

  private void print(Result result, Judged run) {
    boolean quiet = run.action().compareTo(Action.WARN) < 0;
    if (quiet
        && (run.finding().verdict() == Verdict.OK
            || run.finding().verdict() == Verdict.NOT_APPLICABLE)) {
      return;
    }
    out.println(header(result, run.action(), run.finding().verdict().id()));
    out.println("  " + run.message());
    run.exempt().ifPresent(reason -> out.println("  allowed by its annotation: " + reason));
    out.println();
  }

  private String header(Result result, Action action, String verdict) {
    Manifest object = result.object().submitted();
    String name = Fixed.label(object);
    String label =
        switch (action) {
          case DENY -> terminal.colour("1;31", "DENY");
          case PATCH -> terminal.colour("1;36", "PATCH");
          case WARN -> terminal.colour("1;33", "WARN");
          case AUDIT, OFF -> terminal.colour("2", "ALLOW");
        };
    return label
        + "  "
        + result.object().file()
        + ":"
        + result.object().line()
        + "  "
        + name
        + (verdict.isEmpty() ? "" : "  " + terminal.colour("2", verdict));
  }

  private static String summary(Report report) {
    return count(report.results().size(), "object")
        + ", "
        + count(report.runs(), "run")
        + ": "
        + report.denied()
        + " denied, "
        + report.objects("patch")
        + " to patch, "
        + report.objects("warn")
        + " warned, "
        + report.unknown()
        + " unknown"
        + (report.fixed().isEmpty() ? "" : ", " + count(report.fixed().size(), "place") + " fixed")
        + (report.problems().isEmpty()
            ? ""
            : ", " + count(report.problems().size(), "problem") + " in the input");
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  static String of(Input.Problem problem) {
    String place = problem.line() == 0 ? "" : ":" + problem.line() + ":" + problem.column();
    return problem.file() + place + ": " + problem.message();
  }
}
