package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;

/** A training framework: one class for each, a table first and code for what cannot be data. */
public interface Framework {
  /** The name in reports and policies. */
  String id();

  /** The name in messages. */
  String title();

  /** What its reader goes by, for the page of all frameworks. */
  Facts facts();

  /** The run that the launch starts, or empty if it starts none of this framework's. */
  Optional<TrainingRun> read(Launch launch);
}
