package dev.tenfold.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiringTest {
  @Test
  void aValueIsGoodForItsTimeOnly() {
    Expiring<String, Integer> values = new Expiring<>(10);
    values.put("a", 1, Duration.ofMinutes(1));
    values.put("b", 2, Duration.ZERO);
    assertEquals(Optional.of(1), values.get("a"));
    assertEquals(Optional.empty(), values.get("b"));
  }

  @Test
  void theOneUsedLongestAgoGoesFirst() {
    Expiring<String, Integer> values = new Expiring<>(2);
    values.put("a", 1, Duration.ofMinutes(1));
    values.put("b", 2, Duration.ofMinutes(1));
    values.get("a");
    values.put("c", 3, Duration.ofMinutes(1));
    assertEquals(Optional.of(1), values.get("a"));
    assertEquals(Optional.empty(), values.get("b"));
    assertEquals(Optional.of(3), values.get("c"));
  }
}
