package dev.tenfold.cluster;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Lookups;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks in the cluster, on a budget of time, number and size for each review. */
@ApplicationScoped
class ClusterLookups implements Lookups {
  private final ClusterLookup cluster;
  private final ReviewLookup.Budget budget;
  private final AtomicLong held = new AtomicLong();

  ClusterLookups(
      ClusterLookup cluster,
      MeterRegistry registry,
      @ConfigProperty(name = "tenfold.lookups.time", defaultValue = "2s") Duration time,
      @ConfigProperty(name = "tenfold.lookups.most", defaultValue = "50") int most,
      @ConfigProperty(name = "tenfold.lookups.bytes", defaultValue = "33554432") long bytes) {
    this.cluster = cluster;
    this.budget = new ReviewLookup.Budget(time, most, bytes);
    registry.gauge("tenfold.lookups.bytes", held);
  }

  @Override
  public Lookup forReview() {
    return new ReviewLookup(cluster, budget, held);
  }
}
