package dev.tenfold.policy;

import dev.tenfold.training.LearningRate;
import java.math.BigDecimal;
import java.math.MathContext;

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

  /** The rate below which one counts as copied, to three digits. */
  public BigDecimal threshold() {
    return full.multiply(factor.sqrt(MathContext.DECIMAL64)).round(new MathContext(3));
  }

  /** How much of a range is below the threshold, in percent: of its values, or on a log scale. */
  public int percentCopied(LearningRate.Range range) {
    if (!range.values().isEmpty()) {
      long copied = range.values().stream().filter(this::isCopied).count();
      return (int) Math.round(100.0 * copied / range.values().size());
    }
    if (!isCopied(range.min()) || isCopied(range.max())) {
      return isCopied(range.max()) ? 100 : 0;
    }
    double min = range.min().doubleValue();
    double max = range.max().doubleValue();
    double threshold = threshold().doubleValue();
    // zero has no logarithm
    double share = min == 0 ? threshold / max : Math.log(threshold / min) / Math.log(max / min);
    return (int) Math.round(100 * share);
  }

  public boolean isHigh(BigDecimal rate) {
    return rate.compareTo(qlora.multiply(TEN)) > 0;
  }

  /** Ten times a rate that is exactly the full one, and the published QLoRA rate otherwise. */
  public BigDecimal suggestion(BigDecimal found) {
    return found.compareTo(full) == 0 ? full.multiply(factor) : qlora;
  }
}
