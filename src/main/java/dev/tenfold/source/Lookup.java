package dev.tenfold.source;

/** The port to the other objects of the cluster, or of the same input. */
@FunctionalInterface
public interface Lookup extends AutoCloseable {
  /** Names an object; {@code namespace} is empty for one that belongs to no namespace. */
  record Reference(String group, String kind, String namespace, String name) {
    public static Reference configMap(String namespace, String name) {
      return new Reference("", "ConfigMap", namespace, name);
    }

    @Override
    public String toString() {
      return kind + " \"" + name + "\"";
    }
  }

  /** The object, or that there is none, or why that cannot be told. Never throws. */
  Reading<Manifest> find(Reference reference);

  /** Lets go of what was found. */
  @Override
  default void close() {}

  /** Where nothing can be looked up. */
  static Lookup none() {
    return reference -> new Reading.Unreadable<>(reference + " cannot be looked up here");
  }
}
