package dev.tenfold.policy;

import java.math.BigDecimal;

/**
 * The published rates of a stage.
 *
 * @param full for full fine-tuning
 * @param qlora for adapters on a quantised base
 * @param factor between the two; the threshold is {@code full × √factor}
 */
public record StageRates(BigDecimal full, BigDecimal qlora, BigDecimal factor) {
  private static final BigDecimal TEN = BigDecimal.TEN;

  public StageRates {
    if (full.signum() <= 0 || qlora.compareTo(full) <= 0 || factor.compareTo(BigDecimal.ONE) <= 0) {
      throw new IllegalArgumentException(
          "rates must be above zero, qlora above full and the factor above 1");
    }
  }

  static StageRates of(String full, String qlora) {
    return new StageRates(new BigDecimal(full), new BigDecimal(qlora), TEN);
  }

  /** Below {@code full × √factor}; compared as squares, which is exact. */
  public boolean isCopied(BigDecimal rate) {
    return rate.multiply(rate).compareTo(full.multiply(full).multiply(factor)) < 0;
  }

  public boolean isHigh(BigDecimal rate) {
    return rate.compareTo(qlora.multiply(TEN)) > 0;
  }

  /** Ten times a rate that is exactly the full one, and the published QLoRA rate otherwise. */
  public BigDecimal suggestion(BigDecimal found) {
    return found.compareTo(full) == 0 ? full.multiply(factor) : qlora;
  }
}
