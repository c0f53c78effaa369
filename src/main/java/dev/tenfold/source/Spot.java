package dev.tenfold.source;

/** A place of the submitted object where a new word of a command can be put. */
public sealed interface Spot {
  /** After the last element of the array of words at {@code array}. */
  record AfterLast(Pointer array) implements Spot {}

  /**
   * In the text at {@code at}, before the character at {@code offset}, after a blank of its own.
   */
  record InText(Pointer at, int offset, Place.Encoding encoding) implements Spot {}
}
