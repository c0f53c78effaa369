package dev.tenfold.policy;

import dev.tenfold.source.Origin;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.SecondRate;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;

/**
 * A run at a right rate whose DeepSpeed JSON has another one: the Trainer compares the two and ends
 * the run before it trains. Fine: the same rate in both, {@code "auto"} in the JSON. Where the rate
 * is copied or too high, that is said first, and the JSON in the remedy.
 */
final class TwoRates implements Check {
  @Override
  public String id() {
    return "two-rates";
  }

  @Override
  public Optional<Finding> check(TrainingRun run, Policy policy) {
    return run.remedy()
        .second()
        .filter(second -> second.differsFrom(run.learningRate()))
        .map(second -> Finding.unknown(policy.actions().invalid(), reason(run, second)));
  }

  private static String reason(TrainingRun run, SecondRate second) {
    return rate(run.learningRate())
        + " is not the "
        + second.written()
        + " of its DeepSpeed JSON"
        + place(second.origin())
        + ", and the run does not start with both: write \"auto\" there";
  }

  private static String rate(LearningRate rate) {
    return switch (rate) {
      case LearningRate.Known known -> "learning rate " + known.written();
      case LearningRate.Default byDefault -> "the default learning rate " + byDefault.written();
      case LearningRate.Range range -> "the range of learning rates " + range.written();
      case LearningRate.Invalid _, LearningRate.Hidden _ -> "the learning rate";
    };
  }

  private static String place(Origin origin) {
    return origin instanceof Origin.InConfigMap map ? " (" + map.readable() + ")" : "";
  }
}
