package dev.tenfold.cluster;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A few values that are good for a while; the ones used longest ago go first. */
final class Expiring<K, V> {
  private record Kept<V>(V value, long end) {}

  private final Map<K, Kept<V>> values;

  Expiring(int most) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Optional<V> get(K key) {
    Kept<V> kept = values.get(key);
    if (kept == null) {
      return Optional.empty();
    }
    if (System.nanoTime() - kept.end() < 0) {
      return Optional.of(kept.value());
    }
    values.remove(key);
    return Optional.empty();
  }

  synchronized void put(K key, V value, Duration good) {
    values.put(key, new Kept<>(value, System.nanoTime() + good.toNanos()));
  }
}
