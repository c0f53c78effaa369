package dev.tenfold.cli;

import dev.tenfold.policy.Verdict;
import java.util.List;

/**
 * All results, and what could not be read.
 *
 * @param fixed what was edited before
 */
record Report(List<Result> results, List<Input.Problem> problems, List<Fixed> fixed) {
  Report {
    fixed = List.copyOf(fixed);
    results = List.copyOf(results);
    problems = List.copyOf(problems);
  }

  long runs() {
    return results.stream().mapToLong(result -> result.answer().runs().size()).sum();
  }

  /** Objects with this action, under its name in reports. */
  long objects(String action) {
    return results.stream().filter(result -> result.answer().action().id().equals(action)).count();
  }

  /** Objects that are refused, or would be if they were not patched. */
  long denied() {
    return objects("deny");
  }

  long unknown() {
    return results.stream()
        .flatMap(result -> result.answer().runs().stream())
        .filter(run -> run.finding().verdict() == Verdict.UNKNOWN)
        .count();
  }
}
