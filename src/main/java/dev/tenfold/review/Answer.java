package dev.tenfold.review;

import dev.tenfold.policy.Action;
import dev.tenfold.policy.Mode;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyTally;
import dev.tenfold.source.Manifest.Owner;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is said about one object: each run, and the strictest action of all.
 *
 * @param terms by which it was judged; empty where there was nothing to judge
 * @param warnings that belong to no run
 * @param problems what of the object could not be read, for the audit
 * @param parent the judged object that a controller made this one of; nothing is then refused
 * @param repair what is done so that every run is right
 */
public record Answer(
    Optional<Terms> terms,
    List<Judged> runs,
    List<String> warnings,
    List<String> problems,
    Optional<Owner> parent,
    Repair repair) {
  public Answer {
    runs = List.copyOf(runs);
    warnings = List.copyOf(warnings);
    problems = List.copyOf(problems);
  }

  /** Where there is nothing to judge. */
  public static Answer nothing() {
    return ofNoRun(List.of(), List.of(), Optional.empty());
  }

  /** Nothing of the object is judged. */
  static Answer ofNoRun(List<String> warnings, List<String> problems, Optional<Owner> parent) {
    return new Answer(Optional.empty(), List.of(), warnings, problems, parent, Repair.NONE);
  }

  /** The policy that decided, if anything was judged. */
  public Optional<Policy> policy() {
    return terms.map(known -> known.choice().policy());
  }

  /** The label of the namespace that changed what is done. */
  public Optional<Mode> mode() {
    return terms.flatMap(known -> known.mode().found());
  }

  /** What the policy would do about a run if it were no dry run. */
  public Optional<Action> dryRun(Judged judged) {
    return policy()
        .filter(Policy::dryRun)
        .filter(dry -> judged.exempt().isEmpty() && parent.isEmpty())
        .map(dry -> judged.finding().action())
        .filter(action -> action.compareTo(Action.WARN) >= 0);
  }

  /** Whether the policy that decided speaks against one of the runs. */
  public PolicyTally.Standing standing() {
    return runs.stream().anyMatch(Judged::violates)
        ? PolicyTally.Standing.VIOLATES
        : PolicyTally.Standing.KEEPS;
  }

  Answer with(List<Judged> others, Repair other) {
    return new Answer(terms, others, warnings, problems, parent, other);
  }

  /** The change that sets every run right. */
  public Optional<Correction> correction() {
    return repair.correction();
  }

  /** The strictest action of the runs. */
  public Action action() {
    Action strictest =
        runs.stream().map(Judged::action).max(Comparator.naturalOrder()).orElse(Action.OFF);
    return warnings.isEmpty() || strictest.compareTo(Action.WARN) >= 0 ? strictest : Action.WARN;
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
