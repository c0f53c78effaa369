package dev.tenfold.cluster;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Lookups;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks in the cluster, on a budget of time and number for each review. */
@ApplicationScoped
class ClusterLookups implements Lookups {
  private final ClusterLookup cluster;
  private final Duration budget;
  private final int most;

  ClusterLookups(
      ClusterLookup cluster,
      @ConfigProperty(name = "tenfold.lookups.time", defaultValue = "2s") Duration budget,
      @ConfigProperty(name = "tenfold.lookups.most", defaultValue = "50") int most) {
    this.cluster = cluster;
    this.budget = budget;
    this.most = most;
  }

  @Override
  public Lookup forReview() {
    return new ReviewLookup(cluster, budget, most);
  }
}
