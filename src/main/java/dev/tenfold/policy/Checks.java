package dev.tenfold.policy;

import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;

/** The checks in their order: the first that has something to say decides. */
public final class Checks {
  public static final List<Check> ALL =
      List.of(
          new AdapterRateInFullRun(),
          new FullFineTuning(),
          new InvalidRate(),
          new UnknownRun(),
          new CopiedRate(),
          new HighRate(),
          new TwoRates());

  private static final Finding OK = new Finding(Verdict.OK, Action.OFF, Optional.empty(), "");

  private Checks() {}

  public static Finding judge(TrainingRun run, Policy policy) {
    for (Check check : ALL) {
      Optional<Finding> finding = check.check(run, policy);
      if (finding.isPresent()) {
        return finding.get();
      }
    }
    return OK;
  }
}
