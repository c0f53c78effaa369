package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Origin;
import dev.tenfold.training.LearningRate;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rate that a framework trains with when nobody sets one, as far back as its versions of the
 * last two years go.
 *
 * @param history the newest first
 */
record Defaults(String framework, List<Since> history) {
  static final Comparator<String> VERSIONS =
      Comparator.<String>comparingInt(version -> number(version, 0))
          .thenComparingInt(version -> number(version, 1))
          .thenComparingInt(version -> number(version, 2));

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

  /** What every version may have. */
  LearningRate rate() {
    return of(history);
  }

  /** The same, of one version where the launch says which. */
  LearningRate rate(Launch launch) {
    Optional<String> version = launch.versions().of(framework.toLowerCase(Locale.ROOT));
    if (version.isEmpty()) {
      return rate();
    }
    return history.stream()
        .filter(since -> VERSIONS.compare(since.version(), version.get()) <= 0)
        .findFirst()
        .map(since -> of(List.of(since)))
        .orElseGet(() ->
            new LearningRate.Hidden(
                "no rate is set, and the default of "
                    + framework
                    + " "
                    + version.get()
                    + " is not known"));
  }

  private LearningRate of(List<Since> versions) {
    return new LearningRate.Default(
        versions.getFirst().rate(),
        versions.stream().map(since -> new BigDecimal(since.rate())).toList(),
        new Defaults(framework, versions).told(),
        new Origin.FrameworkDefault(framework, "since " + versions.getFirst().version()));
  }

  /** The number at a place of a version; what is not written is zero. */
  private static int number(String version, int place) {
    String[] numbers = version.split("\\.");
    return place < numbers.length ? Integer.parseInt(numbers[place]) : 0;
  }
}
