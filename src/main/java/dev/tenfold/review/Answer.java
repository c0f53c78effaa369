package dev.tenfold.review;

import dev.tenfold.policy.Action;
import dev.tenfold.policy.Policy;
import dev.tenfold.source.Manifest.Owner;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is said about one object: each run, and the strictest action of all.
 *
 * @param warnings that belong to no run
 * @param problems what of the object could not be read, for the audit
 * @param parent the judged object that a controller made this one of; nothing is then refused
 * @param correction the change that sets every run right; there is one only where the action of a
 *     run is to patch it
 */
public record Answer(
    String policy,
    List<Judged> runs,
    List<String> warnings,
    List<String> problems,
    Optional<Owner> parent,
    Optional<Correction> correction) {
  public Answer {
    runs = List.copyOf(runs);
    warnings = List.copyOf(warnings);
    problems = List.copyOf(problems);
  }

  /** Where there is nothing to judge. */
  public static Answer nothing(Policy policy) {
    return new Answer(
        policy.name(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  Answer with(List<Judged> others, Optional<Correction> change) {
    return new Answer(policy, others, warnings, problems, parent, change);
  }

  /** The strictest action of the runs. */
  public Action action() {
    Action strictest =
        runs.stream().map(Judged::action).max(Comparator.naturalOrder()).orElse(Action.OFF);
    return warnings.isEmpty() || strictest.compareTo(Action.WARN) >= 0 ? strictest : Action.WARN;
  }

  /** What a patch did, a sentence for each run. */
  public List<String> patchNotes() {
    return runs.stream()
        .filter(run -> run.action() == Action.PATCH)
        .map(Messages::patched)
        .distinct()
        .toList();
  }

  /** The messages of the runs with this action, each once. */
  public List<String> messages(Action action) {
    return runs.stream()
        .filter(run -> run.action() == action)
        .map(Judged::message)
        .distinct()
        .toList();
  }
}
