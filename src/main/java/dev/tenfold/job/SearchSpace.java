package dev.tenfold.job;

import dev.tenfold.source.Choice;
import dev.tenfold.source.Field;
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
    Optional<BigDecimal> from = number(min);
    Optional<BigDecimal> to = number(max);
    if (from.isEmpty() || to.isEmpty() || from.get().compareTo(to.get()) > 0) {
      return Text.unknown("the range of \"" + name + "\" is not written in numbers");
    }
    return Text.oneOf(new Choice(from.get(), to.get(), List.of(), max.text().origin(), why(name)));
  }

  /** One of a list; where not all of it is numbers, one of several texts. */
  static Text list(String name, List<Field> values) {
    List<BigDecimal> numbers = new ArrayList<>();
    values.forEach(value -> number(value).ifPresent(numbers::add));
    if (values.size() == 1) {
      return values.getFirst().text();
    }
    if (numbers.size() < values.size() || values.isEmpty()) {
      return Text.unknown(why(name));
    }
    List<BigDecimal> sorted = numbers.stream().sorted().toList();
    Field last = values.get(numbers.indexOf(sorted.getLast()));
    return Text.oneOf(
        new Choice(sorted.getFirst(), sorted.getLast(), sorted, last.text().origin(), why(name)));
  }

  private static String why(String name) {
    return "\"" + name + "\" is what a search tries";
  }

  private static Optional<BigDecimal> number(Field field) {
    String text = field.node().isNumber() ? field.node().asText() : field.string().strip();
    try {
      return text.isEmpty() || text.length() > LONGEST
          ? Optional.empty()
          : Optional.of(new BigDecimal(text)).filter(n -> Math.abs((long) n.scale()) < 1000);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
