package dev.tenfold.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/** A day of the calendar, in UTC, as policies write it: {@code 2026-12-31}. */
public record Day(String iso) implements Comparable<Day> {
  private static final Pattern ISO =
      Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");

  public Day {
    if (!ISO.matcher(iso).matches()) {
      throw new IllegalArgumentException("no day: " + iso);
    }
  }

  static Optional<Day> parse(String text) {
    return ISO.matcher(text).matches() ? Optional.of(new Day(text)) : Optional.empty();
  }

  public boolean isAfter(Day other) {
    return compareTo(other) > 0;
  }

  /** Digits of fixed width in falling weight: the order of the texts is that of the days. */
  @Override
  public int compareTo(Day other) {
    return iso.compareTo(other.iso);
  }

  @Override
  public String toString() {
    return iso;
  }
}
