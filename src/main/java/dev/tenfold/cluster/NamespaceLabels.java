package dev.tenfold.cluster;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps of a namespace what is asked for: annotations and managed fields can be large. */
final class NamespaceLabels implements ItemStore<Namespace> {
  private final Map<String, Namespace> byName = new ConcurrentHashMap<>();

  Optional<Map<String, String>> of(String name) {
    return Optional.ofNullable(byName.get(name))
        .map(namespace -> namespace.getMetadata().getLabels());
  }

  private static Namespace small(Namespace whole) {
    ObjectMeta metadata = new ObjectMeta();
    metadata.setName(whole.getMetadata().getName());
    metadata.setUid(whole.getMetadata().getUid());
    metadata.setResourceVersion(whole.getMetadata().getResourceVersion());
    Map<String, String> labels = whole.getMetadata().getLabels();
    metadata.setLabels(labels == null ? Map.of() : Map.copyOf(labels));
    Namespace small = new Namespace();
    small.setMetadata(metadata);
    return small;
  }

  @Override
  public String getKey(Namespace namespace) {
    return namespace.getMetadata().getName();
  }

  @Override
  public @Nullable Namespace put(String key, Namespace namespace) {
    return byName.put(key, small(namespace));
  }

  @Override
  public @Nullable Namespace remove(String key) {
    return byName.remove(key);
  }

  @Override
  public Stream<String> keySet() {
    return byName.keySet().stream();
  }

  @Override
  public Stream<Namespace> values() {
    return byName.values().stream();
  }

  @Override
  public int size() {
    return byName.size();
  }

  @Override
  public @Nullable Namespace get(String key) {
    return byName.get(key);
  }
}
