package dev.tenfold.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Utils;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * An informer that is made anew when it stands still. The client sets no time limit between the
 * request for a watch and its answer ({@code WatchConnectionManager} of kubernetes-client 7.5), so
 * that one that is never answered would be waited for as long as the replica lives.
 */
final class Watched<T extends HasMetadata> {
  private static final Logger LOG = Logger.getLogger(Watched.class);

  /** Longer than the client waits between two tries, and than a list may take. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String resource;
  private final Supplier<SharedIndexInformer<T>> make;
  private final Runnable onList;
  private final Duration patience;
  private final WatchState state;
  private volatile SharedIndexInformer<T> informer;
  private volatile boolean listed;
  private volatile Instant sign = Instant.now();
  private volatile CompletableFuture<?> rounds = CompletableFuture.completedFuture(null);

  /** {@code onList} runs when the first list of an informer is there. */
  Watched(
      String resource, Duration patience, Supplier<SharedIndexInformer<T>> make, Runnable onList) {
    this.resource = resource;
    this.patience = patience;
    this.make = make;
    this.onList = onList;
    this.informer = make.get();
    this.state = new WatchState(resource, () -> informer.isWatching());
  }

  void start() {
    begin(informer);
    long millis = patience.dividedBy(6).toMillis();
    rounds =
        Utils.scheduleAtFixedRate(
            ForkJoinPool.commonPool(), this::round, millis, millis, TimeUnit.MILLISECONDS);
  }

  void stop() {
    rounds.cancel(false);
    informer.stop();
  }

  WatchState state() {
    return state;
  }

  SharedIndexInformer<T> informer() {
    return informer;
  }

  /** Whether the informer of now has its first list: until then its store is less than there is. */
  boolean isListed() {
    return listed;
  }

  private void begin(SharedIndexInformer<T> begun) {
    sign = Instant.now();
    begun.exceptionHandler((started, failure) -> {
      sign = Instant.now();
      state.failed(failure);
      return true;
    });
    begun
        .start()
        .thenRun(() -> {
          if (begun.equals(informer)) {
            listed = true;
            onList.run();
            state.hasSynced();
          }
        });
  }

  private void round() {
    if (informer.isWatching()) {
      sign = Instant.now();
    } else if (Duration.between(sign, Instant.now()).compareTo(patience) > 0) {
      LOG.warnf("%s: no answer for %d s; beginning again", resource, patience.toSeconds());
      SharedIndexInformer<T> old = informer;
      listed = false;
      informer = make.get();
      begin(informer);
      old.stop();
    }
  }
}
