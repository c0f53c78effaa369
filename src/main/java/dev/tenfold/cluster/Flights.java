package dev.tenfold.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads of one key that overlap are one read, however many ask. Nobody is given a read that began
 * before they asked: it may have missed what was written meanwhile, such as the ConfigMap that
 * stands before the job in one file. So at most one read of a key is under way and one is waiting.
 */
final class Flights<T> {
  private static final class Route<T> {
    private @Nullable CompletableFuture<T> next;
  }

  private final Map<String, Route<T>> routes = new HashMap<>();

  /** The outcome of a read that begins now or later. */
  CompletableFuture<T> fly(String key, Supplier<CompletableFuture<T>> read) {
    synchronized (routes) {
      Route<T> route = routes.get(key);
      if (route != null) {
        if (route.next == null) {
          route.next = new CompletableFuture<>();
        }
        return route.next;
      }
      routes.put(key, new Route<>());
    }
    CompletableFuture<T> outcome = new CompletableFuture<>();
    start(key, read, outcome);
    return outcome;
  }

  private void start(
      String key, Supplier<CompletableFuture<T>> read, CompletableFuture<T> outcome) {
    CompletableFuture<T> _ =
        read.get()
            .whenComplete((value, failure) -> {
              land(key, read);
              if (failure == null) {
                outcome.complete(value);
              } else {
                outcome.completeExceptionally(failure);
              }
            });
  }

  private void land(String key, Supplier<CompletableFuture<T>> read) {
    CompletableFuture<T> next;
    synchronized (routes) {
      Route<T> route = routes.get(key);
      next = route == null ? null : route.next;
      if (route == null || next == null) {
        routes.remove(key);
        return;
      }
      route.next = null;
    }
    start(key, read, next);
  }
}
