package dev.tenfold.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * A replica is ready when it has seen all policies and namespaces once; what is lost later is told
 * and does not make it unready, because it goes on with what it knew. Where no API server answers
 * it serves without one: at once outside of a pod, and in a pod, where there must be one, after a
 * while.
 */
@Readiness
@ApplicationScoped
class ClusterHealth implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(ClusterHealth.class);
  private static final Duration PATIENCE_IN_POD = Duration.ofMinutes(1);

  private final PolicyWatch policies;
  private final NamespaceWatch namespaces;
  private final Instant started = Instant.now();
  private final Duration patience;
  private volatile boolean alone;

  ClusterHealth(
      PolicyWatch policies,
      NamespaceWatch namespaces,
      MeterRegistry registry,
      @ConfigProperty(name = "tenfold.cluster-patience") Optional<Duration> patience) {
    this.policies = policies;
    this.namespaces = namespaces;
    this.patience =
        patience.orElse(
            System.getenv("KUBERNETES_SERVICE_HOST") == null ? Duration.ZERO : PATIENCE_IN_POD);
    lost(registry, "learningratepolicies", policies.state());
    lost(registry, "namespaces", namespaces.state());
    count(registry, "valid", true);
    count(registry, "invalid", false);
  }

  private static void lost(MeterRegistry registry, String resource, WatchState state) {
    Gauge.builder("tenfold.watch.lost.seconds", state, watch -> watch.lost().toMillis() / 1000.0)
        .description("For how long changes in the cluster may have been missed")
        .tag("resource", resource)
        .register(registry);
  }

  private void count(MeterRegistry registry, String state, boolean valid) {
    Gauge.builder(
            "tenfold.policies",
            policies,
            watch -> watch.stored().stream().filter(policy -> policy.isValid() == valid).count())
        .description("Policies of the cluster; an invalid one is not taken")
        .tag("state", state)
        .register(registry);
  }

  @Override
  public HealthCheckResponse call() {
    boolean complete = policies.state().isComplete() && namespaces.state().isComplete();
    boolean outOfReach = policies.state().isOutOfReach() || namespaces.state().isOutOfReach();
    if (complete) {
      alone = false;
    } else if (!alone && outOfReach && hasWaited()) {
      alone = true;
      LOG.warn("no API server answers: serving without a cluster until one does");
    }
    return HealthCheckResponse.named("cluster")
        .withData("policies", policies.state().describe())
        .withData("namespaces", namespaces.state().describe())
        .withData(
            "invalid policies",
            policies.stored().stream().filter(policy -> !policy.isValid()).count())
        .status(complete || alone)
        .build();
  }

  private boolean hasWaited() {
    return Duration.between(started, Instant.now()).compareTo(patience) >= 0;
  }
}
