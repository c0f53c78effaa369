package dev.tenfold.source;

import java.util.List;

/** Where a value was written. Only {@link InObject} can be replaced by a patch. */
public sealed interface Origin {
  /**
   * A span of the string at {@code at} of the submitted object: of its decoded text if base64, and
   * of {@link NumberText} where a number stands there.
   */
  record InObject(Pointer at, Span span, Place.Encoding encoding) implements Origin {}

  /** A span of a ConfigMap's key; {@code line} counts from 1 within that key's text. */
  record InConfigMap(String name, String key, Span span, int line) implements Origin {
    /** For a reader. */
    public String readable() {
      return "ConfigMap \"" + name + "\", key \"" + key + "\", line " + line;
    }
  }

  /** A span of a string of another object, such as a TrainingRuntime. */
  record InRuntime(String kind, String name, Pointer at, Span span) implements Origin {}

  /** Nobody wrote it: the framework's own value, with the versions that have it. */
  record FrameworkDefault(String framework, String versions) implements Origin {}

  /** Put together from several places, or computed: there is no one text to replace. */
  record Scattered(List<Origin> parts) implements Origin {
    public Scattered {
      parts = List.copyOf(parts);
    }
  }
}
