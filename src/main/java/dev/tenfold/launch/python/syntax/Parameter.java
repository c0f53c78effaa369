package dev.tenfold.launch.python.syntax;

import org.jspecify.annotations.Nullable;

/** A parameter of a function. */
public record Parameter(
    String name, Kind kind, @Nullable Expression annotation, @Nullable Expression byDefault) {
  public enum Kind {
    POSITIONAL_ONLY,
    NORMAL,
    /** {@code *name}. */
    STAR,
    KEYWORD_ONLY,
    /** {@code **name}. */
    DOUBLE_STAR
  }
}
