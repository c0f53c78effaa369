package dev.tenfold.source;

import java.math.BigDecimal;
import java.util.List;

/**
 * Several numbers of which one will stand in a place: {@code values} lists them in ascending order,
 * or is empty where everything from {@code min} to {@code max} may.
 *
 * @param written both ends as they were written
 * @param origin where its numbers were written, the upper end first
 * @param why the same as a clause, where a reader has no use for a range
 */
public record Choice(
    BigDecimal min,
    BigDecimal max,
    List<BigDecimal> values,
    String written,
    Origin origin,
    String why) {
  /** A choice of which nobody wrote the two ends by themselves. */
  public Choice(
      BigDecimal min, BigDecimal max, List<BigDecimal> values, Origin origin, String why) {
    this(min, max, values, min.toPlainString() + ".." + max.toPlainString(), origin, why);
  }

  public Choice {
    values = values.stream().sorted().toList();
    if (min.compareTo(max) > 0) {
      throw new IllegalArgumentException("no choice: " + min + ".." + max);
    }
  }
}
