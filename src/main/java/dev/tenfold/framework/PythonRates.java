package dev.tenfold.framework;

import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.Items;
import dev.tenfold.launch.python.Value;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rate that a value of a Python program stands for. */
final class PythonRates {
  private static final Set<String> RANGES =
      Set.of(
          "uniform",
          "loguniform",
          "quniform",
          "qloguniform",
          "suggest_float",
          "suggest_loguniform",
          "suggest_uniform");
  private static final Set<String> LISTS = Set.of("choice", "grid_search", "suggest_categorical");

  private static final MathContext DIGITS = new MathContext(15);

  private PythonRates() {}

  /**
   * @param taker what the value is given to
   */
  static LearningRate of(Value value, String taker) {
    return switch (value) {
      case Value.Real(double number, Text written) ->
          Numbers.rate(isComputed(written) ? rounded(number, written) : written);
      case Value.Int(var _, Text written) -> Numbers.rate(written);
      case Value.Unknown(Text hole, String _) -> Numbers.rate(hole);
      case Value.Str(Text text) -> ofText(text, taker);
      case Value.None _ ->
          new LearningRate.Invalid("None", "is no number", new Origin.Scattered(List.of()));
      case Value.Bool _ ->
          new LearningRate.Invalid("a boolean", "is no number", new Origin.Scattered(List.of()));
      case Value.Made(Call call) ->
          searched(call).orElseGet(() -> new LearningRate.Hidden(PythonView.why(value)));
      default -> new LearningRate.Hidden(PythonView.why(value));
    };
  }

  private static boolean isComputed(Text written) {
    return written.origin() instanceof Origin.Scattered(List<Origin> parts) && parts.isEmpty();
  }

  /** {@code 2e-6 * 10} is 1.9999999999999998e-05: what the last digits say is noise. */
  private static Text rounded(double number, Text written) {
    if (!Double.isFinite(number)) {
      return written;
    }
    BigDecimal plain = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    String shortest = plain.toString().toLowerCase(java.util.Locale.ROOT);
    return shortest.length() < written.length() ? Text.made(scientific(plain)) : written;
  }

  private static String scientific(BigDecimal number) {
    String digits = number.unscaledValue().abs().toString();
    int exponent = number.precision() - number.scale() - 1;
    return (number.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + "e"
        + exponent;
  }

  /** Nothing converts a text to a number here: the optimiser compares it with one and fails. */
  private static LearningRate ofText(Text text, String taker) {
    LearningRate rate = Numbers.rate(text);
    return text.isKnown() && Numbers.isFloat(text.toString())
        ? Numbers.invalid(
            text, "is a string, and " + taker + " does not convert it: write it without quotes")
        : rate;
  }

  /** {@code tune.loguniform(1e-5, 1e-4)}, {@code trial.suggest_float("lr", 1e-5, 1e-4)}. */
  private static Optional<LearningRate> searched(Call call) {
    String name =
        call.method().isEmpty()
            ? call.path().substring(call.path().lastIndexOf('.') + 1)
            : call.method();
    boolean named = name.startsWith("suggest_");
    List<LearningRate.Known> rates = new ArrayList<>();
    if (RANGES.contains(name)) {
      add(call.arguments().get(named ? 1 : 0, named ? "low" : "lower"), rates);
      add(call.arguments().get(named ? 2 : 1, named ? "high" : "upper"), rates);
      return rates.size() == 2 ? Optional.of(range(rates, List.of())) : Optional.empty();
    }
    if (LISTS.contains(name)
        && call.arguments().get(named ? 1 : 0, "choices") instanceof Items items
        && items.open().isEmpty()) {
      items.values().forEach(item -> add(item, rates));
      return rates.size() == items.values().size() && !rates.isEmpty()
          ? Optional.of(range(rates, rates.stream().map(LearningRate.Known::value).toList()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static void add(Value value, List<LearningRate.Known> rates) {
    if (of(value, "") instanceof LearningRate.Known known) {
      rates.add(known);
    }
  }

  private static LearningRate range(List<LearningRate.Known> rates, List<BigDecimal> values) {
    List<LearningRate.Known> sorted =
        rates.stream().sorted(java.util.Comparator.comparing(LearningRate.Known::value)).toList();
    LearningRate.Known low = sorted.getFirst();
    LearningRate.Known high = sorted.getLast();
    return new LearningRate.Range(
        low.value(), high.value(), values, low.written() + ".." + high.written(), high.origin());
  }
}
