package dev.tenfold.launch.shell;

import dev.tenfold.source.Allowance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reading one path of a script may cost. */
final class Budget {
  /** {@code eval}, {@code source} and shells within each other. */
  static final int NESTED = 8;

  static final int TEXT = 1 << 20;

  /** What a word, a part of a script or a variable takes to hold beside its text. */
  private static final int HELD = 64;

  private final Allowance allowance;
  private int steps;
  private int depth;
  private int nested;
  private @Nullable String spent;

  Budget(Allowance allowance) {
    this.allowance = allowance;
  }

  /** Counts a step, and more for the characters that it handles. */
  boolean step(int characters) {
    steps += Allowance.steps(characters);
    int most = allowance.limits().stepsOfPath();
    if (steps > most) {
      exhaust("following the script takes more than " + most + " steps");
    } else if (!allowance.step(characters)) {
      allowance.spent().ifPresent(this::exhaust);
    }
    return spent == null;
  }

  /** Counts a step that holds so many words, parts or variables. */
  boolean hold(int count) {
    return step(count * HELD);
  }

  boolean enter() {
    depth++;
    int deepest = allowance.limits().depth();
    if (depth > deepest) {
      exhaust("the script is nested more than " + deepest + " levels deep");
    }
    return spent == null;
  }

  void leave() {
    depth--;
  }

  boolean enterScript() {
    nested++;
    if (nested > NESTED) {
      exhaust("scripts run each other more than " + NESTED + " levels deep");
    }
    return spent == null;
  }

  void leaveScript() {
    nested--;
  }

  /** Whether a script that has run this many commands may run one more. */
  boolean allowsCommand(int before) {
    int most = allowance.limits().commands();
    if (before >= most) {
      exhaust("the script runs more than " + most + " commands");
    }
    return before < most;
  }

  /** The same of files that it has written. */
  boolean allowsFile(int before) {
    int most = allowance.limits().files();
    if (before >= most) {
      exhaust("the script writes more than " + most + " files");
    }
    return before < most;
  }

  void exhaust(String why) {
    if (spent == null) {
      spent = why;
    }
  }

  boolean isSpent() {
    return spent != null;
  }

  Optional<String> why() {
    return Optional.ofNullable(spent);
  }
}
