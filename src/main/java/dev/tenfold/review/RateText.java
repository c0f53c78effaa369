package dev.tenfold.review;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes a rate so that every reader accepts it: PyYAML takes {@code 2e-4} for a string, so that a
 * number with an exponent always has a dot.
 */
public final class RateText {
  /** Numbers of every language that rates are written in. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?=[.]?[0-9])[0-9_]*[.]?[0-9_]*([eE][+-]?[0-9][0-9_]{0,9})?");

  private RateText() {}

  /** The number that a text is. */
  static Optional<BigDecimal> value(String written) {
    if (!NUMBER.matcher(written).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(written.replace("_", "")));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  /** In the style of {@code written}: its exponent's case and width, or plain decimal. */
  public static String inStyleOf(String written, BigDecimal rate) {
    int exponentAt = Math.max(written.indexOf('e'), written.indexOf('E'));
    if (exponentAt < 0) {
      return written.contains(".") ? plain(rate) : scientific(rate, 'e', 1);
    }
    String digits = written.substring(exponentAt + 1).replaceAll("^[+-]", "");
    return scientific(rate, written.charAt(exponentAt), Math.min(2, digits.length()));
  }

  /** Without exponent and without zeros at the end: {@code 0.0002}. */
  public static String plain(BigDecimal rate) {
    return rate.stripTrailingZeros().toPlainString();
  }

  private static String scientific(BigDecimal rate, char e, int exponentDigits) {
    BigDecimal stripped = rate.stripTrailingZeros();
    String digits = stripped.unscaledValue().toString();
    int exponent = stripped.precision() - stripped.scale() - 1;
    String mantissa = digits.charAt(0) + "." + (digits.length() > 1 ? digits.substring(1) : "0");
    String sign = exponent < 0 ? "-" : "+";
    return mantissa
        + e
        + sign
        + String.format(Locale.ROOT, "%0" + Math.max(1, exponentDigits) + "d", Math.abs(exponent));
  }
}
