package dev.tenfold.training;

import dev.tenfold.source.Origin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A rate that the DeepSpeed JSON of a run sets beside its own: where the two differ the run does
 * not start.
 *
 * @param value empty where it is a text, which equals no number
 */
public record SecondRate(Optional<BigDecimal> value, String written, Origin origin) {
  /** Whether a run at that rate does not start; one that is not known may. */
  public boolean differsFrom(LearningRate rate) {
    List<BigDecimal> rates =
        switch (rate) {
          case LearningRate.Known known -> List.of(known.value());
          case LearningRate.Default byDefault -> byDefault.byVersion();
          case LearningRate.Range range -> List.of(range.min(), range.max());
          case LearningRate.Invalid _, LearningRate.Hidden _ -> List.of();
        };
    return !rates.isEmpty()
        && rates.stream()
            .noneMatch(one -> value.filter(own -> own.compareTo(one) == 0).isPresent());
  }

  /** Why the run's rate cannot be changed alone, as a clause. */
  String obstacle() {
    return "its DeepSpeed JSON sets the rate "
        + written
        + " too, and the run does not start where the two differ";
  }
}
