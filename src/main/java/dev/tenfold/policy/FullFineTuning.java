package dev.tenfold.policy;

import dev.tenfold.training.Method;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;

/**
 * Full fine-tuning is what the small rates are for: nothing is judged. Fine: any rate, and a base
 * loaded in 4 bit without an adapter, which cannot be trained.
 */
final class FullFineTuning implements Check {
  @Override
  public String id() {
    return "full-fine-tuning";
  }

  @Override
  public Optional<Finding> check(TrainingRun run, Policy policy) {
    return run.method() == Method.FULL
        ? Optional.of(new Finding(Verdict.NOT_APPLICABLE, Action.OFF, Optional.empty(), ""))
        : Optional.empty();
  }
}
