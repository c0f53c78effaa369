package dev.tenfold.policy;

import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;

/**
 * A run whose rate or method cannot be seen from here: a Secret, a file in the image, a variable
 * that is set nowhere. Nothing is guessed.
 */
final class UnknownRun implements Check {
  @Override
  public String id() {
    return "unknown-run";
  }

  @Override
  public Optional<Finding> check(TrainingRun run, Policy policy) {
    if (run.method() == Method.UNKNOWN) {
      return Optional.of(Finding.unknown(policy.actions().unknown(), run.unclear()));
    }
    return run.learningRate() instanceof LearningRate.Hidden(String why)
        ? Optional.of(Finding.unknown(policy.actions().unknown(), why))
        : Optional.empty();
  }
}
