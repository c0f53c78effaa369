package dev.tenfold.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FlightsTest {
  private final List<CompletableFuture<String>> started = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  private Flights<String> flights(int most) {
    return new Flights<>(
        most,
        key -> {
          CompletableFuture<String> read = new CompletableFuture<>();
          started.add(read);
          keys.add(key);
          return read;
        });
  }

  @Test
  void whoAsksAfterAReadBeganGetsALaterOne() {
    Flights<String> flights = flights(2);
    CompletableFuture<String> first = flights.fly("a");
    CompletableFuture<String> second = flights.fly("a");
    started.getFirst().complete("before the change");
    assertEquals("before the change", first.join());
    assertFalse(second.isDone());
    started.getLast().complete("after the change");
    assertEquals("after the change", second.join());
  }

  @Test
  void whoWaitsForTheSameKeySharesOneRead() {
    Flights<String> flights = flights(1);
    CompletableFuture<String> underWay = flights.fly("a");
    CompletableFuture<String> waiting = flights.fly("a");
    assertSame(waiting, flights.fly("a"));
    assertEquals(1, started.size());
    started.getFirst().complete("1");
    assertEquals("1", underWay.join());
    assertEquals(2, started.size());
    started.getLast().complete("2");
    assertEquals("2", waiting.join());
  }

  @Test
  void noMoreThanSoManyAreUnderWayAndEachHasItsTurn() {
    Flights<String> flights = flights(2);
    for (String key : List.of("a", "b", "c", "d")) {
      CompletableFuture<String> _ = flights.fly(key);
    }
    assertEquals(List.of("a", "b"), keys);
    started.get(1).complete("");
    started.get(0).completeExceptionally(new IllegalStateException("lost"));
    assertEquals(List.of("a", "b", "c", "d"), keys);
  }

  @Test
  void aFailureReachesAllWhoAskedAndNobodyElse() {
    Flights<String> flights = flights(1);
    CompletableFuture<String> first = flights.fly("a");
    CompletableFuture<String> second = flights.fly("a");
    started.getFirst().completeExceptionally(new IllegalStateException("lost"));
    assertTrue(first.isCompletedExceptionally());
    started.getLast().complete("there again");
    assertEquals("there again", second.join());
  }
}
