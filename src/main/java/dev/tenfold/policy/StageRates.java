package dev.tenfold.policy;

import dev.tenfold.training.LearningRate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The published rates of a stage.
 *
 * @param full for full fine-tuning
 * @param qlora for adapters on a quantised base
 * @param factor between the two; the threshold is {@code full × √factor}
 * @param ownThreshold the threshold itself, where it is not that
 */
public record StageRates(
    BigDecimal full, BigDecimal qlora, BigDecimal factor, Optional<BigDecimal> ownThreshold) {
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

  /** More digits than anybody writes; a quotient may have no end. */
  static final MathContext PRECISION = MathContext.DECIMAL64;

  public StageRates {
    full = full.stripTrailingZeros();
    qlora = qlora.stripTrailingZeros();
    factor = factor.stripTrailingZeros();
    ownThreshold = ownThreshold.map(BigDecimal::stripTrailingZeros);
    if (full.signum() <= 0 || qlora.compareTo(full) <= 0 || factor.compareTo(BigDecimal.ONE) <= 0) {
      throw new IllegalArgumentException(
          "full " + full + ", qlora " + qlora + ", factor " + factor);
    }
  }

  static StageRates of(String full, String qlora) {
    return new StageRates(new BigDecimal(full), new BigDecimal(qlora), TEN, Optional.empty());
  }

  /** Below the threshold; {@code full × √factor} is compared as squares, which is exact. */
  public boolean isCopied(BigDecimal rate) {
    return ownThreshold
        .map(threshold -> rate.compareTo(threshold) < 0)
        .orElseGet(() -> rate.multiply(rate).compareTo(full.multiply(full).multiply(factor)) < 0);
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
    return rate.compareTo(highest()) > 0;
  }

  /** The highest rate that is not too high for an adapter. */
  public BigDecimal highest() {
    return qlora.multiply(TEN);
  }

  /** The threshold, rounded for people where it is a root. */
  public BigDecimal threshold() {
    return ownThreshold.orElseGet(
        () -> full.multiply(factor.sqrt(PRECISION)).round(THREE_DIGITS).stripTrailingZeros());
  }

  /** As many times as the full rate as it is exactly that one, and the QLoRA rate otherwise. */
  public BigDecimal suggestion(BigDecimal found) {
    return found.compareTo(full) == 0 ? full.multiply(factor) : qlora;
  }

  /** The factor for a message: {@code 10x}. */
  public String times() {
    return factor.round(TWO_DIGITS).stripTrailingZeros().toPlainString() + "x";
  }
}
