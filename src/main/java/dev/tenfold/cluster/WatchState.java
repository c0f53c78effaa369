package dev.tenfold.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** How it stands with the watch of one resource: what a replica may say of itself. */
final class WatchState {
  private static final Logger LOG = Logger.getLogger(WatchState.class);
  private static final int NOT_FOUND = 404;
  private static final String NO_ANSWER = "no answer";

  /** A watch ends every few minutes and begins again; only a longer gap is a loss. */
  private static final Duration GAP = Duration.ofSeconds(3);

  private final String resource;
  private final BooleanSupplier watching;
  private volatile boolean synced;
  private volatile Optional<String> trouble = Optional.empty();
  private volatile Optional<Instant> unwatchedSince = Optional.empty();

  WatchState(String resource, BooleanSupplier watching) {
    this.resource = resource;
    this.watching = watching;
  }

  /** The first list is there. */
  void hasSynced() {
    synced = true;
    trouble = Optional.empty();
    LOG.infof("%s are watched", resource);
  }

  /** Something went wrong; the watch goes on trying. */
  void failed(Throwable failure) {
    int code =
        failure instanceof KubernetesClientException known
            ? known.getCode()
            : failure.getCause() instanceof KubernetesClientException known ? known.getCode() : 0;
    String now =
        switch (code) {
          case NOT_FOUND -> "not installed";
          case 401, 403 -> "not allowed";
          case 0 -> NO_ANSWER;
          default -> "answered with error " + code;
        };
    if (trouble.filter(now::equals).isEmpty()) {
      LOG.warnf("%s cannot be watched: %s (%s); trying on", resource, now, failure.getMessage());
    }
    trouble = Optional.of(now);
  }

  /** Whether all of it was seen once; a resource that the cluster does not have has been. */
  boolean isComplete() {
    return synced || trouble.filter("not installed"::equals).isPresent();
  }

  /** Whether no API server answers, or none at all that could be asked. */
  boolean isOutOfReach() {
    return !synced && trouble.filter(NO_ANSWER::equals).isPresent();
  }

  /** For how long changes may have been missed; zero while it is watched. */
  Duration lost() {
    if (!synced || watching.getAsBoolean()) {
      unwatchedSince = Optional.empty();
      trouble = synced ? Optional.empty() : trouble;
      return Duration.ZERO;
    }
    Instant since = unwatchedSince.orElseGet(Instant::now);
    unwatchedSince = Optional.of(since);
    Duration gap = Duration.between(since, Instant.now());
    return gap.compareTo(GAP) < 0 ? Duration.ZERO : gap;
  }

  /** The state as one word or two, for the health data. */
  String describe() {
    Duration lost = lost();
    if (!lost.isZero()) {
      return "lost for " + lost.toSeconds() + " s, the last state holds";
    }
    return synced ? "watched" : trouble.orElse("not seen yet");
  }
}
