package dev.tenfold.source;

/**
 * Gives every review a way of its own to look things up: what it found once it finds again, so that
 * an object before and after an update is read against the same others, and it never takes long.
 */
@FunctionalInterface
public interface Lookups {
  Lookup forReview();
}
