package dev.tenfold.framework;

import dev.tenfold.source.Choice;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Number texts as Python's {@code float()} takes them. */
final class Numbers {
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+(_\\d+)*)?");
  private static final Pattern NOT_FINITE = Pattern.compile("[+-]?(inf|infinity|nan)");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?s).*(\\{\\{.*|\\$\\{[^}]*\\}|<[A-Za-z][A-Za-z0-9_ -]*>|%[A-Za-z_]+%).*");
  private static final Pattern UNSET_REFERENCE = Pattern.compile("\\$\\(([^)]*)\\)");

  /** Beyond these a double is zero or infinite (IEEE 754). */
  private static final int SMALLEST_EXPONENT = -324;

  private static final int LARGEST_EXPONENT = 308;
  private static final int LONGEST = 400;

  private Numbers() {}

  /** The value of a text that {@code float()} takes as a finite number. */
  static Optional<BigDecimal> parse(String text) {
    String stripped = text.strip().replace("_", "");
    if (stripped.length() > LONGEST || !FLOAT.matcher(text.strip()).matches()) {
      return Optional.empty();
    }
    try {
      BigDecimal value = new BigDecimal(stripped);
      int exponent = value.precision() - value.scale() - 1;
      if (value.signum() == 0 || exponent < SMALLEST_EXPONENT) {
        return Optional.of(BigDecimal.ZERO);
      }
      return exponent > LARGEST_EXPONENT ? Optional.empty() : Optional.of(value);
    } catch (NumberFormatException exponentOutOfInt) {
      return text.contains("e-") || text.contains("E-")
          ? Optional.of(BigDecimal.ZERO)
          : Optional.empty();
    }
  }

  /** Whether {@code float()} takes the text, finite or not. */
  static boolean isFloat(String text) {
    String written = text.strip();
    return FLOAT.matcher(written).matches()
        || NOT_FINITE.matcher(written.toLowerCase(Locale.ROOT)).matches();
  }

  /** The rate that a text stands for, or what is wrong with it. */
  static LearningRate rate(Text text) {
    Optional<Choice> choice =
        text.choice().filter(range -> range.min().signum() >= 0 && range.max().signum() > 0);
    if (choice.isPresent()) {
      Choice range = choice.get();
      return new LearningRate.Range(
          range.min(), range.max(), range.values(), range.written(), range.origin());
    }
    Optional<String> known = text.known();
    if (known.isEmpty()) {
      return new LearningRate.Hidden(String.join(", ", text.unknowns()));
    }
    String written = known.get().strip();
    Optional<BigDecimal> value = parse(written);
    if (value.isPresent()) {
      return switch (value.get().signum()) {
        case 1 -> new LearningRate.Known(value.get(), written, text.strip().origin());
        case 0 -> invalid(text, "is zero: nothing would be learned");
        default -> invalid(text, "is negative");
      };
    }
    if (NOT_FINITE.matcher(written.toLowerCase(Locale.ROOT)).matches()
        || FLOAT.matcher(written).matches()) {
      return invalid(text, "is not a finite number");
    }
    if (UNSET_REFERENCE.matcher(written).matches()) {
      return invalid(text, "names a variable that no env of the container sets");
    }
    if (PLACEHOLDER.matcher(written).matches()) {
      return new LearningRate.Hidden(written + " is a placeholder of a template");
    }
    return invalid(text, written.isEmpty() ? "is empty" : "is not a number");
  }

  static LearningRate.Invalid invalid(Text text, String why) {
    return new LearningRate.Invalid(text.toString().strip(), why, text.origin());
  }
}
