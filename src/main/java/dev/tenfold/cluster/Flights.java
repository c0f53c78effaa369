package dev.tenfold.cluster;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many reads go on at once; the others wait for their turn, and while they wait all who ask
 * for the same key share one read. Nobody is given a read that began before they asked: it may have
 * missed what was written meanwhile, such as the ConfigMap that stands before the job in one file.
 */
final class Flights<T> {
  private final Function<String, CompletableFuture<T>> read;
  private final int most;
  private final Map<String, CompletableFuture<T>> waiting = new HashMap<>();
  private final Queue<String> turns = new ArrayDeque<>();
  private int underWay;

  Flights(int most, Function<String, CompletableFuture<T>> read) {
    this.most = most;
    this.read = read;
  }

  /** The outcome of a read that begins now or later. */
  CompletableFuture<T> fly(String key) {
    CompletableFuture<T> outcome;
    synchronized (this) {
      CompletableFuture<T> shared = waiting.get(key);
      if (shared != null) {
        return shared;
      }
      outcome = new CompletableFuture<>();
      waiting.put(key, outcome);
      turns.add(key);
    }
    next();
    return outcome;
  }

  /** Whoever asks for the key from here on waits for the read after this one. */
  private void next() {
    String key;
    CompletableFuture<T> outcome;
    synchronized (this) {
      key = underWay < most ? turns.poll() : null;
      if (key == null) {
        return;
      }
      underWay++;
      outcome = waiting.remove(key);
    }
    start(key, outcome);
  }

  private void start(String key, @Nullable CompletableFuture<T> outcome) {
    CompletableFuture<T> _ =
        read.apply(key)
            .whenComplete((value, failure) -> {
              synchronized (this) {
                underWay--;
              }
              next();
              if (outcome == null) {
                return;
              }
              if (failure == null) {
                outcome.complete(value);
              } else {
                outcome.completeExceptionally(failure);
              }
            });
  }
}
