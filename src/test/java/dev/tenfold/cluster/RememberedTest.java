package dev.tenfold.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private static final byte[] BODY = new byte[1000];

  @Test
  void whatWasUsedLastStaysWithinTheBound() {
    Remembered remembered = new Remembered(5_000);
    for (int i = 0; i < 100; i++) {
      remembered.put("key " + i, BODY);
      assertArrayEquals(BODY, remembered.get("key 0").orElse(BODY));
      assertTrue(remembered.bytes() <= 5_000, () -> remembered.bytes() + " bytes");
    }
    assertTrue(remembered.get("key 0").isPresent(), "it was asked for all the time");
    assertTrue(remembered.get("key 99").isPresent(), "it came last");
    assertEquals(Optional.empty(), remembered.get("key 50"));
  }

  @Test
  void somethingLargerThanTheBoundIsNotKept() {
    Remembered remembered = new Remembered(500);
    remembered.put("large", BODY);
    assertEquals(Optional.empty(), remembered.get("large"));
    assertEquals(0, remembered.bytes());
  }

  @Test
  void whatIsPutTwiceCountsOnce() {
    Remembered remembered = new Remembered(5_000);
    remembered.put("key", BODY);
    long once = remembered.bytes();
    remembered.put("key", BODY);
    assertEquals(once, remembered.bytes());
    remembered.forget("key");
    assertEquals(0, remembered.bytes());
  }
}
