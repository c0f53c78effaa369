package dev.tenfold.policy;

import dev.tenfold.training.LearningRate;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;

/**
 * A rate that the framework will refuse or crash on, or that trains nothing: zero, negative, not
 * finite, no number. Its author wants to know before the pod does.
 */
final class InvalidRate implements Check {
  @Override
  public String id() {
    return "invalid-rate";
  }

  @Override
  public Optional<Finding> check(TrainingRun run, Policy policy) {
    return run.learningRate() instanceof LearningRate.Invalid invalid
        ? Optional.of(Finding.unknown(policy.actions().invalid(), reason(invalid)))
        : Optional.empty();
  }

  private static String reason(LearningRate.Invalid invalid) {
    return invalid.written().isEmpty()
        ? "the learning rate " + invalid.why()
        : "learning rate " + invalid.written() + " " + invalid.why();
  }
}
