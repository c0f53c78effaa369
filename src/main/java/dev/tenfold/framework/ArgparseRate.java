package dev.tenfold.framework;

import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What Python's argparse refuses of the flags for a rate, before anything trains: it converts every
 * value, the ones that are overridden too (argparse.py, 3.11).
 */
final class ArgparseRate {
  private static final Pattern NEGATIVE = Pattern.compile("-.*[eE].*");

  private ArgparseRate() {}

  /**
   * Why the command line ends there, if it does.
   *
   * @param option the option that a flag sets, by the parser's own rules
   * @param rate the options of the rate
   */
  static Optional<LearningRate> fault(
      Flags flags, Function<String, Optional<String>> option, String rate) {
    List<Flags.Flag> setting =
        flags.flags().stream()
            .filter(flag -> option.apply(flag.name()).filter(rate::equals).isPresent())
            .toList();
    for (Flags.Flag flag : setting) {
      Optional<Text> value = flag.value();
      if (value.isEmpty()) {
        return Optional.of(Numbers.invalid(Text.made(flag.name()), "has no value"));
      }
      if (Numbers.rate(value.get()) instanceof LearningRate.Invalid invalid
          && !Numbers.isFloat(invalid.written())) {
        return Optional.of(invalid);
      }
      if (NEGATIVE.matcher(value.get()).matches() && !setting.getLast().equals(flag)) {
        return Optional.of(
            new LearningRate.Hidden(
                value.get() + " is a flag or a number, as Python's version has it"));
      }
    }
    return Optional.empty();
  }
}
