package dev.tenfold.policy;

import dev.tenfold.source.Pointer;
import java.util.List;
import java.util.stream.Collectors;

/** What came of reading a policy. */
public sealed interface PolicyReading {
  /** Something that is wrong, and where; the sentence says what to write instead. */
  record Problem(Pointer at, String sentence) {
    @Override
    public String toString() {
      String path = at.toPath();
      return path.isEmpty() ? sentence : path + ": " + sentence;
    }
  }

  /**
   * A policy.
   *
   * @param ignored fields that this version does not know
   */
  record Valid(Policy policy, List<Problem> ignored) implements PolicyReading {
    public Valid {
      ignored = List.copyOf(ignored);
    }
  }

  /** No policy: nothing of it is taken. */
  record Invalid(List<Problem> problems) implements PolicyReading {
    public Invalid {
      problems = List.copyOf(problems);
    }

    /** All that is wrong, as one text. */
    public String sentence() {
      return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
    }
  }

  /** As a person at a keyboard wants it: a misspelt field is a mistake, not something to ignore. */
  default PolicyReading strictly() {
    return this instanceof Valid(var policy, var ignored) && !ignored.isEmpty()
        ? new Invalid(ignored)
        : this;
  }
}
