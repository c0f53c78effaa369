package dev.tenfold.review;

import dev.tenfold.policy.Action;
import dev.tenfold.policy.Finding;
import dev.tenfold.policy.Verdict;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;

/**
 * A run with its finding and what is done about it.
 *
 * @param stage the name of the run's stage in reports, which may be one of the policy's own
 * @param message for the person who submitted it; empty where there is nothing to say
 * @param exempt the reason of the annotation that allows it
 */
public record Judged(
    TrainingRun run,
    String stage,
    Finding finding,
    Action action,
    String message,
    Optional<String> exempt) {

  /** Whether its policy speaks against it, whatever came of that. */
  boolean violates() {
    boolean wrong = finding.verdict() == Verdict.COPIED || finding.verdict() == Verdict.HIGH;
    return exempt.isEmpty()
        && (wrong ? finding.action() != Action.OFF : finding.action().compareTo(Action.WARN) >= 0);
  }

  /** The same with nothing stricter done about it. */
  Judged atMost(Action most) {
    return new Judged(run, stage, finding, action.atMost(most), message, exempt);
  }
}
