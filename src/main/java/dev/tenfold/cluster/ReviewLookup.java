package dev.tenfold.cluster;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What one review looks up: each object once, not more of them than it may, and not for long. */
final class ReviewLookup implements Lookup {
  private final Lookup cluster;
  private final int most;
  private final long end;
  private final Map<Reference, Reading<Manifest>> found = new HashMap<>();

  ReviewLookup(Lookup cluster, Duration budget, int most) {
    this.cluster = cluster;
    this.most = most;
    this.end = System.nanoTime() + budget.toNanos();
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
    if (found.size() >= most) {
      return new Reading.Unreadable<>(
          reference + " was not looked up: one review looks up " + most + " objects");
    }
    return System.nanoTime() - end >= 0
        ? new Reading.Unreadable<>(reference + " was not looked up: the review had no time left")
        : cluster.find(reference);
  }
}
