package dev.tenfold.source;

import java.util.Optional;
import java.util.function.Function;

/** What is known of a value, and that it is known not to be known. */
public sealed interface Reading<T> {
  /** It was read. */
  record Found<T>(T value) implements Reading<T> {}

  /** It is certain that there is none. */
  record Absent<T>() implements Reading<T> {}

  /** There may be one; {@code why} is a short clause for the user. */
  record Unreadable<T>(String why) implements Reading<T> {}

  /** The value, if it was read. */
  default Optional<T> found() {
    return this instanceof Found<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  default <R> Reading<R> map(Function<T, R> change) {
    return switch (this) {
      case Found<T>(T value) -> new Found<>(change.apply(value));
      case Absent<T> absent -> new Absent<>();
      case Unreadable<T>(String why) -> new Unreadable<>(why);
    };
  }
}
