package dev.tenfold.http;

import dev.tenfold.source.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What one review may cost, below the timeout for which an API server waits. */
@ApplicationScoped
class ConfiguredLimits implements ReviewLimits {
  private final Duration time;
  private final Limits limits;

  ConfiguredLimits(
      @ConfigProperty(name = "tenfold.limits.time", defaultValue = "3s") Duration time,
      @ConfigProperty(name = "tenfold.limits.programs", defaultValue = "1000") int programs,
      @ConfigProperty(name = "tenfold.limits.steps", defaultValue = "1000000") int steps,
      @ConfigProperty(name = "tenfold.limits.steps-of-path", defaultValue = "10000")
          int stepsOfPath,
      @ConfigProperty(name = "tenfold.limits.commands", defaultValue = "256") int commands,
      @ConfigProperty(name = "tenfold.limits.files", defaultValue = "256") int files,
      @ConfigProperty(name = "tenfold.limits.characters", defaultValue = "16777216") int characters,
      @ConfigProperty(name = "tenfold.limits.depth", defaultValue = "300") int depth) {
    this.time = time;
    this.limits =
        new Limits(programs, steps, stepsOfPath, commands, files, characters, depth, () -> false);
  }

  @Override
  public Limits forReview() {
    long end = System.nanoTime() + time.toNanos();
    return limits.until(() -> System.nanoTime() - end >= 0);
  }
}
