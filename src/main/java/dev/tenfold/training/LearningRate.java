package dev.tenfold.training;

import dev.tenfold.source.Origin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The effective learning rate of a run: what the framework would train with. */
public sealed interface LearningRate {
  /** One rate above zero, with its text as the user wrote it. */
  record Known(BigDecimal value, String written, Origin origin) implements LearningRate {
    public Known {
      if (value.signum() <= 0) {
        throw new IllegalArgumentException("a learning rate is above zero: " + value);
      }
    }
  }

  /**
   * Nobody set a rate: the framework's own applies. {@code byVersion} holds what the versions that
   * may run have, the newest first; {@code history} tells them with those versions.
   */
  record Default(
      String written, List<BigDecimal> byVersion, String history, Origin.FrameworkDefault origin)
      implements LearningRate {
    public Default {
      byVersion = List.copyOf(byVersion);
    }

    /** The rate of the newest version. */
    public BigDecimal value() {
      return byVersion.getFirst();
    }
  }

  /**
   * Several rates that will be tried: {@code values} lists them in ascending order, or is empty
   * where the whole interval is searched. {@code written} has both ends as the user wrote them.
   */
  record Range(
      BigDecimal min, BigDecimal max, List<BigDecimal> values, String written, Origin origin)
      implements LearningRate {
    public Range {
      values = values.stream().sorted().toList();
      if (min.signum() < 0 || max.signum() == 0 || min.compareTo(max) > 0) {
        throw new IllegalArgumentException("no range of rates: " + min + ".." + max);
      }
    }
  }

  /** The framework will refuse it, crash on it or train nothing with it. */
  record Invalid(String written, String why, Origin origin) implements LearningRate {}

  /** It cannot be seen from here; {@code why} is a clause for the user. */
  record Hidden(String why) implements LearningRate {}

  /** The lowest rate that it may come to, where that is known. */
  default Optional<BigDecimal> lowest() {
    return switch (this) {
      case Known known -> Optional.of(known.value());
      case Range range -> Optional.of(range.min());
      case Default byDefault -> byDefault.byVersion().stream().min(BigDecimal::compareTo);
      case Invalid _, Hidden _ -> Optional.empty();
    };
  }
}
