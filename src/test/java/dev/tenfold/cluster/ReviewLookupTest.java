package dev.tenfold.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Lookup.Reference;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReviewLookupTest {
  private final List<Reference> asked = new ArrayList<>();
  private final AtomicLong held = new AtomicLong();
  private final Lookup cluster =
      reference -> {
        asked.add(reference);
        return new Reading.Found<>(
            Manifest.referenced(JsonNodeFactory.instance.objectNode().put("n", asked.size())));
      };

  private static Reference configMap(String name) {
    return Reference.configMap("team-a", name);
  }

  private ReviewLookup lookup(int seconds, int objects) {
    return new ReviewLookup(
        cluster, new ReviewLookup.Budget(Duration.ofSeconds(seconds), objects, 300), held);
  }

  /** Else an update could be read against another ConfigMap than what was there before it. */
  @Test
  void whatWasFoundOnceIsFoundAgain() {
    ReviewLookup lookup = lookup(10, 10);
    assertSame(lookup.find(configMap("a")), lookup.find(configMap("a")));
    assertEquals(1, asked.size());
  }

  @Test
  void afterTooManyObjectsTheNextIsUnknownAndTheFirstAreStillKnown() {
    ReviewLookup lookup = lookup(10, 2);
    lookup.find(configMap("a"));
    lookup.find(configMap("b"));
    assertEquals(
        new Reading.Unreadable<Manifest>(
            "ConfigMap \"c\" was not looked up: one review looks up 2 objects"),
        lookup.find(configMap("c")));
    assertEquals(2, asked.size());
    assertEquals(1, lookup.find(configMap("a")).found().orElseThrow().tree().path("n").asInt());
  }

  @Test
  void withoutTimeLeftNothingIsAskedAnyMore() {
    ReviewLookup lookup = lookup(0, 10);
    assertEquals(
        new Reading.Unreadable<Manifest>(
            "ConfigMap \"a\" was not looked up: the review had no time left"),
        lookup.find(configMap("a")));
    assertEquals(List.of(), asked);
  }

  /** Else reviews that wait for each other's answers fill the memory of the server together. */
  @Test
  void whatAllReviewsHoldAtOnceIsBoundedUntilTheyAreDone() {
    ReviewLookup one = lookup(10, 10);
    ReviewLookup other = lookup(10, 10);
    one.find(configMap("a"));
    other.find(configMap("b"));
    one.find(configMap("c"));
    assertEquals(3 * 128, held.get());
    assertEquals(
        new Reading.Unreadable<Manifest>(
            "ConfigMap \"d\" was not looked up: what reviews look up at once is too large"),
        other.find(configMap("d")));
    one.close();
    assertEquals(128, held.get());
    assertEquals(3, asked.size());
    assertEquals(
        4, lookup(10, 10).find(configMap("d")).found().orElseThrow().tree().path("n").asInt());
    other.close();
  }
}
