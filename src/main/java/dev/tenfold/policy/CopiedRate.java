package dev.tenfold.policy;

import dev.tenfold.training.LearningRate;
import dev.tenfold.training.TrainingRun;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The mistake that Tenfold exists for: an adapter run at a rate below {@code full × √factor} of its
 * stage. Of a default that differs between versions, all must be below it; of a range, all of it.
 */
final class CopiedRate implements Check {
  @Override
  public String id() {
    return "copied-rate";
  }

  @Override
  public Optional<Finding> check(TrainingRun run, Policy policy) {
    StageRates rates = policy.rule(run).rates();
    return switch (run.learningRate()) {
      case LearningRate.Known known ->
          rates.isCopied(known.value())
              ? Optional.of(copied(run, policy, known.value()))
              : Optional.empty();
      case LearningRate.Range range ->
          rates.isCopied(range.max())
              ? Optional.of(copied(run, policy, range.max()))
              : Optional.empty();
      case LearningRate.Default byDefault -> ofVersions(run, policy, byDefault, rates);
      case LearningRate.Invalid _, LearningRate.Hidden _ -> Optional.empty();
    };
  }

  private static Optional<Finding> ofVersions(
      TrainingRun run, Policy policy, LearningRate.Default byDefault, StageRates rates) {
    List<Boolean> copied = byDefault.byVersion().stream().map(rates::isCopied).distinct().toList();
    if (copied.size() > 1) {
      return Optional.of(
          Finding.unknown(
              policy.actions().unknown(),
              "no rate is set, and "
                  + byDefault.origin().framework()
                  + "'s default differs between its versions: "
                  + byDefault.history()));
    }
    return copied.getFirst()
        ? Optional.of(copied(run, policy, byDefault.value()))
        : Optional.empty();
  }

  private static Finding copied(TrainingRun run, Policy policy, BigDecimal rate) {
    return new Finding(
        Verdict.COPIED,
        policy.onCopied(run),
        Optional.of(policy.rule(run).rates().suggestion(rate)),
        "");
  }
}
