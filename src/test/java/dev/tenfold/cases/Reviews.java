package dev.tenfold.cases;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The reviews of the application under test, by its own count. */
final class Reviews {
  private Reviews() {}

  static long answered(MeterRegistry registry) {
    return (long)
        registry.find("tenfold.reviews").counters().stream().mapToDouble(Counter::count).sum();
  }
}
