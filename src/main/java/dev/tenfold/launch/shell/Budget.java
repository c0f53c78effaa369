package dev.tenfold.launch.shell;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reading one path of a script may cost. */
final class Budget {
  static final int STEPS = 10_000;
  static final int COMMANDS = 256;
  static final int FILES = 256;

  /** Statements, expansions and calls within each other: what the stack of a thread can hold. */
  static final int DEPTH = 300;

  /** {@code eval}, {@code source} and shells within each other. */
  static final int NESTED = 8;

  static final int TEXT = 1 << 20;

  private int steps;
  private int depth;
  private int nested;
  private @Nullable String spent;

  /** Counts a step, and one more for each KiB that it handles. */
  boolean step(int chars) {
    steps += 1 + (chars >> 10);
    if (steps > STEPS) {
      exhaust("following the script takes more than " + STEPS + " steps");
    }
    return spent == null;
  }

  boolean enter() {
    depth++;
    if (depth > DEPTH) {
      exhaust("the script is nested more than " + DEPTH + " levels deep");
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
