package dev.tenfold.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cluster.PolicyStatus.Counts;
import dev.tenfold.cluster.PolicyWatch.Stored;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyReader;
import dev.tenfold.policy.PolicyTally;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Counts what policies decide, and every few seconds adds it to their status: one write a policy at
 * most, and none where nothing happened. The object's version stands in each write, so that two
 * replicas never lose each other's counts: who comes second keeps its own for the next time.
 */
@ApplicationScoped
public class StatusWriter implements PolicyTally {
  private static final Logger LOG = Logger.getLogger(StatusWriter.class);
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private final KubernetesClient client;
  private final PolicyWatch watch;
  private final Duration every;
  private final Map<String, Counts> counts = new ConcurrentHashMap<>();

  /** Policies whose status an API server would not take; tried again when they change. */
  private final Map<String, String> refused = new ConcurrentHashMap<>();

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("policy-status").factory());

  StatusWriter(
      KubernetesClient client,
      PolicyWatch watch,
      @ConfigProperty(name = "tenfold.status-every", defaultValue = "10s") Duration every) {
    this.client = client;
    this.watch = watch;
    this.every = every;
  }

  void start(@Observes StartupEvent event) {
    long millis = every.toMillis();
    long first = ThreadLocalRandom.current().nextLong(millis / 2, millis);
    ScheduledFuture<?> _ =
        clock.scheduleWithFixedDelay(this::write, first, millis, TimeUnit.MILLISECONDS);
  }

  /** What was counted last is written before the replica goes. */
  void stop(@Observes ShutdownEvent event) {
    clock.shutdown();
    write();
  }

  @Override
  public void count(Policy policy, Standing standing) {
    Counts one = new Counts(1, standing == Standing.VIOLATES ? 1 : 0);
    boolean known = watch.stored().stream().anyMatch(stored -> stored.name().equals(policy.name()));
    if (known) {
      counts.merge(policy.name(), one, Counts::plus);
    }
  }

  private void write() {
    try {
      Set<String> names = watch.stored().stream().map(Stored::name).collect(Collectors.toSet());
      counts.keySet().retainAll(names);
      refused.keySet().retainAll(names);
      watch.stored().forEach(this::write);
    } catch (RuntimeException defect) {
      LOG.error("the status of the policies is not written", defect);
    }
  }

  private void write(Stored policy) {
    if (policy.version().equals(refused.get(policy.name()))) {
      return;
    }
    Counts mine = Optional.ofNullable(counts.remove(policy.name())).orElse(Counts.NONE);
    Optional<ObjectNode> status = PolicyStatus.next(policy, mine, Instant.now());
    if (status.isPresent() && !send(policy, status.get()) && !mine.isNone()) {
      counts.merge(policy.name(), mine, Counts::plus);
    }
  }

  private boolean send(Stored policy, ObjectNode status) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("metadata").put("resourceVersion", policy.version());
    patch.set("status", status);
    String path =
        "/apis/"
            + PolicyReader.GROUP
            + "/"
            + PolicyReader.VERSION
            + "/"
            + PolicyReader.PLURAL
            + "/"
            + policy.name()
            + "/status";
    try {
      int code =
          client
              .getHttpClient()
              .sendAsync(
                  client
                      .getHttpClient()
                      .newHttpRequestBuilder()
                      .uri(client.getMasterUrl().toString().replaceAll("/$", "") + path)
                      .patch("application/merge-patch+json", patch.toString())
                      .timeout(every.toMillis(), TimeUnit.MILLISECONDS)
                      .build(),
                  byte[].class)
              .get(every.toMillis(), TimeUnit.MILLISECONDS)
              .code();
      if (code >= 400 && code < 500 && code != CONFLICT && code != TOO_MANY) {
        refused.put(policy.name(), policy.version());
        LOG.warnf(
            "the status of policy \"%s\" is not written: the API server answered %d",
            policy.name(), code);
      }
      return code == 200;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      LOG.debugf(e, "the status of policy \"%s\" is not written", policy.name());
      return false;
    }
  }
}
