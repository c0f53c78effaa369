package dev.tenfold.policy;

import dev.tenfold.training.Method;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;

/**
 * The opposite mistake: full fine-tuning at the QLoRA rate of its stage or above it. Fine: any rate
 * below, and every rate where the policy does not ask.
 */
final class AdapterRateInFullRun implements Check {
  @Override
  public String id() {
    return "adapter-rate-in-full-run";
  }

  @Override
  public Optional<Finding> check(TrainingRun run, Policy policy) {
    Action action = policy.actions().fullFineTuning();
    if (run.method() != Method.FULL || action == Action.OFF) {
      return Optional.empty();
    }
    StageRates rates = policy.rule(run).rates();
    return run.learningRate()
        .lowest()
        .filter(rate -> rate.compareTo(rates.qlora()) >= 0)
        .map(rate ->
            new Finding(
                Verdict.HIGH,
                policy.doubts(run).isEmpty() ? action : action.atMost(Action.WARN),
                Optional.of(rates.full()),
                ""));
  }
}
