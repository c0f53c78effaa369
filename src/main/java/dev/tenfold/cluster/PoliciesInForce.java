package dev.tenfold.cluster;

import dev.tenfold.policy.Policies;
import dev.tenfold.policy.PolicySource;
import jakarta.enterprise.context.ApplicationScoped;

/** The policies of the cluster; where it has none that can be read, those of the file. */
@ApplicationScoped
public class PoliciesInForce implements PolicySource {
  private final PolicyWatch watch;
  private final PolicyFile file;

  PoliciesInForce(PolicyWatch watch, PolicyFile file) {
    this.watch = watch;
    this.file = file;
  }

  @Override
  public Policies inForce() {
    Policies ofCluster = watch.valid();
    return ofCluster.inOrder().isEmpty() ? file.get() : ofCluster;
  }
}
