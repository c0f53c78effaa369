package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as Python writes and reads them. */
final class Numerals {
  /** Longer ones are not computed with. */
  static final int MAX_BITS = 4096;

  private static final int LONGEST = 1000;
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+(_\\d+)*)?");
  private static final Pattern INT = Pattern.compile("[+-]?\\d+(_\\d+)*");
  private static final Pattern SPECIAL =
      Pattern.compile("([+-]?)(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);

  private Numerals() {}

  /** The value of a number token. */
  static Value literal(Text written) {
    String text = written.toString().replace("_", "").toLowerCase(Locale.ROOT);
    if (text.length() > LONGEST) {
      return Values.unknown("a number of " + text.length() + " digits", "");
    }
    if (text.startsWith("0x") || text.startsWith("0o") || text.startsWith("0b")) {
      int radix = text.charAt(1) == 'x' ? 16 : text.charAt(1) == 'o' ? 8 : 2;
      return Value.Int.of(new BigInteger(text.substring(2), radix));
    }
    if (text.endsWith("j")) {
      return Values.unknown("a complex number", "complex " + text);
    }
    return text.matches("\\d+")
        ? new Value.Int(new BigInteger(text), written)
        : new Value.Real(Double.parseDouble(text), written);
  }

  /** {@code float(text)}; the number stands where the text does. */
  static Optional<Value> toFloat(Text text) {
    String stripped = text.toString().strip();
    if (stripped.length() > LONGEST) {
      return Optional.empty();
    }
    if (FLOAT.matcher(stripped).matches()) {
      return Optional.of(
          new Value.Real(Double.parseDouble(stripped.replace("_", "")), text.strip()));
    }
    var special = SPECIAL.matcher(stripped);
    if (!special.matches()) {
      return Optional.empty();
    }
    double value =
        special.group(2).equalsIgnoreCase("nan")
            ? Double.NaN
            : special.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return Optional.of(new Value.Real(value, text.strip()));
  }

  /** {@code int(text)}. */
  static Optional<Value> toInt(Text text) {
    String stripped = text.toString().strip();
    return stripped.length() <= LONGEST && INT.matcher(stripped).matches()
        ? Optional.of(new Value.Int(new BigInteger(stripped.replace("_", "")), text.strip()))
        : Optional.empty();
  }

  /** A float as {@code repr} writes it: the shortest digits, an exponent below -4 and from 16. */
  static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    String sign = value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
    if (value == 0) {
      return sign + "0.0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = shortest.toPlainString();
      return sign + (plain.contains(".") ? plain : plain + ".0");
    }
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return sign
        + mantissa
        + "e"
        + (exponent < 0 ? "-" : "+")
        + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
  }

  /** Java writes two digits at least: 4.9E-324 for what Python calls 5e-324. */
  private static BigDecimal shortest(double value) {
    BigDecimal written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal single = written.round(new MathContext(1));
    return single.doubleValue() == value ? single : written;
  }
}
