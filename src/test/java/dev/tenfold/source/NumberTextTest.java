package dev.tenfold.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The right column is what Go's encoding/json prints for the float64 of the left one. */
class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "2e-05, 0.00002",
    "0.000020, 0.00002",
    "1e-6, 0.000001",
    "5e-7, 5e-7",
    "1.5e-7, 1.5e-7",
    "12e-10, 1.2e-9",
    "0.1, 0.1",
    "1, 1",
    "100, 100",
    "1e20, 100000000000000000000",
    "1e21, 1e+21",
    "-2.5e-8, -2.5e-8",
    "0, 0"
  })
  void aNumberIsWrittenAsTheApiServerWritesIt(String json, String text) throws Exception {
    assertEquals(text, NumberText.of(new ObjectMapper().readTree(json)));
  }
}
