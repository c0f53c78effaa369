package dev.tenfold.policy;

import dev.tenfold.training.TrainingRun;
import java.util.Optional;

/** An adapter run above ten times the QLoRA rate of its stage: training is unstable there. */
final class HighRate implements Check {
  @Override
  public String id() {
    return "high-rate";
  }

  @Override
  public Optional<Finding> check(TrainingRun run, Policy policy) {
    StageRates rates = policy.rule(run).rates();
    return run.learningRate()
        .lowest()
        .filter(rates::isHigh)
        .map(rate -> new Finding(Verdict.HIGH, policy.onHigh(run), Optional.of(rates.qlora()), ""));
  }
}
