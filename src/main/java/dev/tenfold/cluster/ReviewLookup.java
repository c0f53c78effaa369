package dev.tenfold.cluster;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one review looks up: each object once, not more of them than it may, and not for long. It
 * holds them until it is closed, and all reviews together hold only so much.
 */
final class ReviewLookup implements Lookup {
  /**
   * What a review may look up.
   *
   * @param time from its beginning
   * @param objects in number
   * @param bytes that the objects of all reviews take, about
   */
  record Budget(Duration time, int objects, long bytes) {}

  private final Lookup cluster;
  private final Budget budget;
  private final AtomicLong heldByAll;
  private final long end;
  private final Map<Reference, Reading<Manifest>> found = new HashMap<>();
  private long held;

  ReviewLookup(Lookup cluster, Budget budget, AtomicLong heldByAll) {
    this.cluster = cluster;
    this.budget = budget;
    this.heldByAll = heldByAll;
    this.end = System.nanoTime() + budget.time().toNanos();
  }

  @Override
  public Reading<Manifest> find(Reference reference) {
    Reading<Manifest> known = found.get(reference);
    if (known != null) {
      return known;
    }
    Reading<Manifest> reading = look(reference);
    found.put(reference, reading);
    return reading;
  }

  private Reading<Manifest> look(Reference reference) {
    if (found.size() >= budget.objects()) {
      return new Reading.Unreadable<>(
          reference + " was not looked up: one review looks up " + budget.objects() + " objects");
    }
    if (heldByAll.get() >= budget.bytes()) {
      return new Reading.Unreadable<>(
          reference + " was not looked up: what reviews look up at once is too large");
    }
    if (System.nanoTime() - end >= 0) {
      return new Reading.Unreadable<>(
          reference + " was not looked up: the review had no time left");
    }
    Reading<Manifest> reading = cluster.find(reference);
    reading.found().ifPresent(object -> hold(Weight.of(object.tree())));
    return reading;
  }

  private void hold(long bytes) {
    held += bytes;
    heldByAll.addAndGet(bytes);
  }

  @Override
  public void close() {
    heldByAll.addAndGet(-held);
    held = 0;
  }
}
