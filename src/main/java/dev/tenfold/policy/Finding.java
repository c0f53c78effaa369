package dev.tenfold.policy;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a check says of a run.
 *
 * @param suggested the rate to train with instead
 * @param reason why nothing can be said, as a clause; empty where something can
 */
public record Finding(
    Verdict verdict, Action action, Optional<BigDecimal> suggested, String reason) {
  static Finding unknown(Action action, String reason) {
    return new Finding(Verdict.UNKNOWN, action, Optional.empty(), reason);
  }
}
