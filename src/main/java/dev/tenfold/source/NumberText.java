package dev.tenfold.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * How API servers write a number: plain from 1e-6 to 1e21, else with an exponent without zeros (Go,
 * encoding/json, floatEncoder). Their JSON Patch compares numbers by these characters.
 */
public final class NumberText {
  private static final BigDecimal SMALLEST_PLAIN = new BigDecimal("1e-6");
  private static final BigDecimal LARGEST_PLAIN = new BigDecimal("1e21");

  private NumberText() {}

  /** The characters of a node that is a number. */
  public static String of(JsonNode number) {
    boolean hasValue = !number.isFloatingPointNumber() || isFinite(number);
    return hasValue ? of(number.decimalValue()) : number.asText();
  }

  private static boolean isFinite(JsonNode number) {
    return number.isBigDecimal() || Double.isFinite(number.doubleValue());
  }

  static String of(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    BigDecimal size = stripped.abs();
    boolean plain =
        size.signum() == 0
            || (size.compareTo(SMALLEST_PLAIN) >= 0 && size.compareTo(LARGEST_PLAIN) < 0);
    if (plain) {
      return stripped.toPlainString();
    }
    String digits = stripped.unscaledValue().abs().toString();
    int exponent = stripped.precision() - stripped.scale() - 1;
    return (stripped.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }
}
