package dev.tenfold.framework;

import dev.tenfold.source.Origin;
import dev.tenfold.training.LearningRate;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

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

  /** {@code 2e-5 since 0.12.0, 5e-5 since 0.9}. */
  String told() {
    return history.stream()
        .map(since -> since.rate() + " since " + since.version())
        .collect(Collectors.joining(", "));
  }

  LearningRate rate() {
    return new LearningRate.Default(
        history.getFirst().rate(),
        history.stream().map(since -> new BigDecimal(since.rate())).toList(),
        new Origin.FrameworkDefault(framework, "since " + history.getFirst().version()));
  }
}
