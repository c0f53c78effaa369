package dev.tenfold.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTextTest {
  /** What PyYAML takes for a float (yaml/resolver.py, 6.0); every other reader takes more. */
  private static final Pattern PYYAML_FLOAT =
      Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?");

  @ParameterizedTest
  @CsvSource({
    "2e-5, 2.0e-4",
    "2.0e-5, 2.0e-4",
    "2.0e-05, 2.0e-04",
    "2E-05, 2.0E-04",
    "2.0E-5, 2.0E-4",
    "0.00002, 0.0002",
    "0.000020, 0.0002",
    ".00002, 0.0002",
    "+2e-5, 2.0e-4",
    "2.e-5, 2.0e-4",
    "1_0.0e-6, 2.0e-4",
    "2e-0_5, 2.0e-04",
    "20e-006, 2.0e-04",
    "1_000e-8, 2.0e-4",
    "3, 2.0e-4"
  })
  void theStyleOfTheUserIsKeptWhereItIsSafe(String written, String expected) {
    assertEquals(expected, RateText.inStyleOf(written, new BigDecimal("0.0002")));
  }

  @Test
  void everyReaderTakesWhatIsWritten() {
    String[] styles = {"2e-5", "2.0E-05", "0.00002", ".00002", "2.e-5", "3", "+2e-5"};
    for (long seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(9_999), 2 + random.nextInt(10));
      String text = RateText.inStyleOf(styles[random.nextInt(styles.length)], rate);
      String told = "seed " + seed + ": " + text;
      assertEquals(0, rate.compareTo(new BigDecimal(text)), told);
      assertEquals(rate.doubleValue(), Double.parseDouble(text), told);
      assertEquals(0, RateText.value(text).map(rate::compareTo).orElse(1), told);
      boolean integer = rate.stripTrailingZeros().scale() <= 0;
      assertTrue(integer || PYYAML_FLOAT.matcher(text).matches(), told);
    }
  }

  @ParameterizedTest
  @CsvSource({"''", "text", "e-5", ".", "_", "$LR", "{{ lr }}", "2e", "1e99999999999"})
  void whatIsNoNumberHasNoValue(String text) {
    assertEquals(Optional.empty(), RateText.value(text));
  }
}
