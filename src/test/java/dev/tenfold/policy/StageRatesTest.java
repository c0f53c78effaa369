package dev.tenfold.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.source.Origin;
import dev.tenfold.training.LearningRate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageRatesTest {
  private static StageRates rates(String full, String qlora, String factor, String threshold) {
    return new StageRates(
        new BigDecimal(full),
        new BigDecimal(qlora),
        new BigDecimal(factor),
        Optional.of(threshold).filter(own -> !own.equals("none")).map(BigDecimal::new));
  }

  @ParameterizedTest(name = "{0} with a threshold of {1}: {2}")
  @CsvSource(
      textBlock =
          """
          1.99e-5, none,   true
          2.0e-5,  none,   false
          2.01e-5, none,   false
          2.99e-5, 3.0e-5, true
          3.0e-5,  3.0e-5, false
          3.01e-5, 3.0e-5, false
          """)
  void aRateIsCopiedBelowTheThresholdAndNotAtIt(String rate, String threshold, boolean copied) {
    // full × √4 is 2.0e-5
    assertEquals(copied, rates("1.0e-5", "4.0e-5", "4", threshold).isCopied(new BigDecimal(rate)));
  }

  @ParameterizedTest
  @CsvSource({"4.0e-4, false", "4.01e-4, true"})
  void aRateIsHighAboveTenTimesTheRateOfQlora(String rate, boolean high) {
    assertEquals(high, rates("1.0e-5", "4.0e-5", "4", "none").isHigh(new BigDecimal(rate)));
  }

  @ParameterizedTest
  @CsvSource({
    "0,      2.0e-5, 1.0e-5",
    "1.0e-5, 1.0e-5, 10",
    "1.0e-5, 1.0e-4, 1",
  })
  void ratesOutOfOrderAreNone(String full, String qlora, String factor) {
    assertThrows(IllegalArgumentException.class, () -> rates(full, qlora, factor, "none"));
  }

  @ParameterizedTest(name = "of {2} from {0} to {1}: {3} percent")
  @CsvSource(
      textBlock =
          """
          1.0e-5, 3.0e-5, 1.0e-5 2.5e-5 3.0e-5, 33
          1.0e-5, 2.5e-5, 1.0e-5 1.5e-5 2.5e-5, 67
          1.0e-6, 1.9e-5, '',                   100
          2.0e-5, 1.0e-4, '',                   0
          2.0e-6, 2.0e-4, '',                   50
          0,      8.0e-5, '',                   25
          """)
  void ofARangeItIsToldHowMuchIsCopied(String min, String max, String values, int percent) {
    LearningRate.Range range =
        new LearningRate.Range(
            new BigDecimal(min),
            new BigDecimal(max),
            Stream.of(values.split(" ")).filter(v -> !v.isEmpty()).map(BigDecimal::new).toList(),
            min + ".." + max,
            new Origin.Scattered(List.of()));
    assertEquals(percent, rates("1.0e-5", "4.0e-5", "4", "none").percentCopied(range));
  }

  @Test
  void theRateOfFullFineTuningBecomesAsManyTimesThatAndEveryOtherTheRateOfQlora() {
    StageRates rates = rates("1.0e-5", "5.0e-5", "4", "none");
    assertEquals(0, new BigDecimal("4.0e-5").compareTo(rates.suggestion(new BigDecimal("1e-5"))));
    assertEquals(0, new BigDecimal("5.0e-5").compareTo(rates.suggestion(new BigDecimal("1.1e-5"))));
  }
}
