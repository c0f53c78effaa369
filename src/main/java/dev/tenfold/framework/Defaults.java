package dev.tenfold.framework;

import dev.tenfold.source.Origin;
import dev.tenfold.training.LearningRate;
import java.math.BigDecimal;
import java.util.List;

/**
 * The rate that a framework trains with when nobody sets one, as far back as its versions of the
 * last two years go.
 *
 * @param history the newest first
 */
record Defaults(String framework, List<Since> history) {
  /** A rate, as the framework's source writes it, and the version that brought it. */
  record Since(String version, String rate) {}

  static Defaults of(String framework, Since... history) {
    return new Defaults(framework, List.of(history));
  }

  LearningRate rate() {
    return new LearningRate.Default(
        history.getFirst().rate(),
        history.stream().map(since -> new BigDecimal(since.rate())).toList(),
        new Origin.FrameworkDefault(framework, "since " + history.getFirst().version()));
  }
}
