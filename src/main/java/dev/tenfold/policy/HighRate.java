package dev.tenfold.policy;

import dev.tenfold.training.LearningRate;
import dev.tenfold.training.TrainingRun;
import java.math.BigDecimal;
import java.util.Optional;

/** An adapter run above ten times the QLoRA rate of its stage: training is unstable there. */
final class HighRate implements Check {
  @Override
  public String id() {
    return "high-rate";
  }

  @Override
  public Optional<Finding> check(TrainingRun run, Policy policy) {
    StageRates rates = policy.rule(run.stage()).rates();
    Optional<BigDecimal> lowest =
        switch (run.learningRate()) {
          case LearningRate.Known known -> Optional.of(known.value());
          case LearningRate.Range range -> Optional.of(range.min());
          case LearningRate.Default byDefault ->
              byDefault.byVersion().stream().min(BigDecimal::compareTo);
          case LearningRate.Invalid _, LearningRate.Hidden _ -> Optional.empty();
        };
    return lowest
        .filter(rates::isHigh)
        .map(rate -> new Finding(Verdict.HIGH, policy.high(), Optional.of(rates.qlora()), ""));
  }
}
