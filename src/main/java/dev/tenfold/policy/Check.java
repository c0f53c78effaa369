package dev.tenfold.policy;

import dev.tenfold.training.TrainingRun;
import java.util.Optional;

/** One question about a run. */
public interface Check {
  /** The name in metrics and documentation. */
  String id();

  /** What it finds, or empty if it has nothing to say. */
  Optional<Finding> check(TrainingRun run, Policy policy);
}
