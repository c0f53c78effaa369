package dev.tenfold.review;

import java.math.BigDecimal;
import java.util.Optional;

/** What a number that stands somewhere is to become. */
public sealed interface NewRate {
  /** That rate, whatever stands there. */
  record At(BigDecimal rate) implements NewRate {}

  /** What stands there, multiplied. */
  record Times(BigDecimal factor) implements NewRate {}

  /** What to write for a text, in its style; empty where the text is no number by itself. */
  default Optional<String> insteadOf(String written) {
    return RateText.value(written)
        .map(value ->
            switch (this) {
              case At(BigDecimal rate) -> rate;
              case Times(BigDecimal factor) -> value.multiply(factor);
            })
        .map(rate -> RateText.inStyleOf(written, rate));
  }
}
