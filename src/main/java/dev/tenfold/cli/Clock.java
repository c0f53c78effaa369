package dev.tenfold.cli;

import dev.tenfold.policy.Day;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What day it is, for exemptions that end. */
final class Clock {
  private Clock() {}

  static Day today() {
    return new Day(LocalDate.now(ZoneOffset.UTC).toString());
  }
}
