package dev.tenfold.review;

import dev.tenfold.policy.Action;
import dev.tenfold.policy.Finding;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;

/**
 * A run with its finding and what is done about it.
 *
 * @param message for the person who submitted it; empty where there is nothing to say
 * @param exempt the reason of the annotation that allows it
 */
public record Judged(
    TrainingRun run, Finding finding, Action action, String message, Optional<String> exempt) {

  /** The same with nothing stricter done about it. */
  Judged atMost(Action most) {
    return new Judged(run, finding, action.atMost(most), message, exempt);
  }
}
