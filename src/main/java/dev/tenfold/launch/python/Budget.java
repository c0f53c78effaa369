package dev.tenfold.launch.python;

import dev.tenfold.source.Allowance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reading one script may cost. */
final class Budget {
  /** Statements and expressions; a long training script has some thousands. */
  static final int STEPS = 100_000;

  static final int CALLS = 4_000;

  /** Characters of one text that is put together. */
  static final int TEXT = 1 << 16;

  /** Items of one list, and rounds of one loop. */
  static final int ITEMS = 1_000;

  private final Allowance allowance;
  private int steps;
  private int depth;
  private @Nullable String spent;

  Budget(Allowance allowance) {
    this.allowance = allowance;
  }

  /** Counts a step, and more for the characters that it handles. */
  boolean step(int characters) {
    steps += Allowance.steps(characters);
    if (steps > STEPS) {
      exhaust("the script takes more than " + STEPS + " steps");
    } else if (!allowance.step(characters)) {
      allowance.spent().ifPresent(this::exhaust);
    }
    return spent == null;
  }

  boolean enter() {
    depth++;
    int deepest = allowance.limits().depth();
    if (depth > deepest) {
      exhaust("the script is nested more than " + deepest + " levels deep, calls among them");
    }
    return spent == null;
  }

  void leave() {
    depth--;
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
