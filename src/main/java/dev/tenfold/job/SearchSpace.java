package dev.tenfold.job;

import dev.tenfold.source.Choice;
import dev.tenfold.source.Field;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a search tries in the place of one parameter. */
final class SearchSpace {
  /** Longer texts are no numbers that a search would take. */
  private static final int LONGEST = 64;

  private SearchSpace() {}

  /** Everything from one end to the other. */
  static Text interval(String name, Field min, Field max) {
    Optional<BigDecimal> from = number(Scalars.text(min));
    Optional<BigDecimal> to = number(Scalars.text(max));
    if (from.isEmpty() || to.isEmpty() || from.get().compareTo(to.get()) > 0) {
      return Text.unknown("the range of \"" + name + "\" is not written in numbers");
    }
    return Text.oneOf(
        new Choice(
            from.get(),
            to.get(),
            List.of(),
            written(Scalars.text(min), Scalars.text(max)),
            origin(List.of(Scalars.text(max), Scalars.text(min))),
            why(name)));
  }

  /** One of a list of fields. */
  static Text list(String name, List<Field> values) {
    return oneOf(name, values.stream().map(Scalars::text).toList());
  }

  /** One of several texts; where not all of them are numbers, which one is unknown. */
  static Text oneOf(String name, List<Text> values) {
    if (values.size() == 1) {
      return values.getFirst();
    }
    List<BigDecimal> numbers = new ArrayList<>();
    values.forEach(value -> number(value).ifPresent(numbers::add));
    if (numbers.size() < values.size() || values.isEmpty()) {
      return Text.unknown(why(name));
    }
    List<BigDecimal> sorted = numbers.stream().sorted().toList();
    Text first = values.get(numbers.indexOf(sorted.getFirst()));
    Text last = values.get(numbers.indexOf(sorted.getLast()));
    List<Text> lastFirst = new ArrayList<>(values);
    lastFirst.addFirst(lastFirst.remove(numbers.indexOf(sorted.getLast())));
    return Text.oneOf(
        new Choice(
            sorted.getFirst(),
            sorted.getLast(),
            sorted,
            written(first, last),
            origin(lastFirst),
            why(name)));
  }

  private static String written(Text min, Text max) {
    return min.strip() + ".." + max.strip();
  }

  private static Origin origin(List<Text> numbers) {
    return new Origin.Scattered(numbers.stream().map(number -> number.strip().origin()).toList());
  }

  private static String why(String name) {
    return "\"" + name + "\" is what a search tries";
  }

  private static Optional<BigDecimal> number(Text field) {
    String text = field.known().map(String::strip).orElse("");
    try {
      return text.isEmpty() || text.length() > LONGEST
          ? Optional.empty()
          : Optional.of(new BigDecimal(text)).filter(n -> Math.abs((long) n.scale()) < 1000);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
