package dev.tenfold.cluster;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was read last, for the time in which the API server does not answer; bounded in bytes, and
 * to few enough that under load an entry goes before the collector takes it for long-lived.
 */
final class Remembered {
  /** What an entry costs besides its bytes, about. */
  private static final int OVERHEAD = 200;

  private final long most;
  private final Map<String, byte[]> latest = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  Remembered(long most) {
    this.most = most;
  }

  synchronized void put(String key, byte[] body) {
    forget(key);
    latest.put(key, body);
    size += cost(key, body);
    Iterator<Map.Entry<String, byte[]>> oldest = latest.entrySet().iterator();
    while (size > most && oldest.hasNext()) {
      Map.Entry<String, byte[]> entry = oldest.next();
      size -= cost(entry.getKey(), entry.getValue());
      oldest.remove();
    }
  }

  synchronized void forget(String key) {
    byte[] gone = latest.remove(key);
    if (gone != null) {
      size -= cost(key, gone);
    }
  }

  synchronized Optional<byte[]> get(String key) {
    return Optional.ofNullable(latest.get(key));
  }

  synchronized long bytes() {
    return size;
  }

  private static long cost(String key, byte[] body) {
    return (long) OVERHEAD + key.length() + body.length;
  }
}
