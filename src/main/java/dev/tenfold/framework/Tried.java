package dev.tenfold.framework;

import dev.tenfold.source.Choice;
import dev.tenfold.source.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value of which several will be tried, one after the other. */
final class Tried {
  private Tried() {}

  /** One value, or a choice of several numbers; anything else is not known. */
  static Text one(String key, List<Text> tried) {
    if (tried.stream().map(Text::toString).distinct().count() == 1) {
      return tried.getFirst();
    }
    String why = "a sweep tries several values of " + key;
    List<BigDecimal> numbers = new ArrayList<>();
    Optional<Text> highest = Optional.empty();
    for (Text text : tried) {
      Optional<BigDecimal> number = text.known().flatMap(Numbers::parse);
      if (number.isEmpty()) {
        return Text.unknown(why);
      }
      if (numbers.stream().allMatch(other -> other.compareTo(number.get()) < 0)) {
        highest = Optional.of(text);
      }
      numbers.add(number.get());
    }
    List<BigDecimal> sorted = numbers.stream().sorted().toList();
    return highest
        .map(text ->
            Text.oneOf(new Choice(sorted.getFirst(), sorted.getLast(), sorted, text.origin(), why)))
        .orElseGet(() -> Text.unknown(why));
  }

  /** Everything between two numbers. */
  static Text between(String key, Text low, Text high) {
    String why = "a search tries values of " + key;
    Optional<BigDecimal> min = low.known().flatMap(Numbers::parse);
    Optional<BigDecimal> max = high.known().flatMap(Numbers::parse);
    return min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) <= 0
        ? Text.oneOf(new Choice(min.get(), max.get(), List.of(), high.origin(), why))
        : Text.unknown(why);
  }
}
