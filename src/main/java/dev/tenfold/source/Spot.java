package dev.tenfold.source;

/** A place where a new word of a command can be put. */
public sealed interface Spot {
  /** A place of the submitted object: a patch can put the word there. */
  sealed interface InObject extends Spot {}

  /** After the last element of the array of words at {@code array}. */
  record AfterLast(Pointer array) implements InObject {}

  /** Before a word that stands there: an element of an array, or a word of a script. */
  record Before(Origin.InObject word) implements InObject {}

  /**
   * In the text at {@code at}, before the character at {@code offset}, after a blank of its own.
   */
  record InText(Pointer at, int offset, Place.Encoding encoding) implements InObject {}

  /** The same in a key of a ConfigMap, which only its author can change. */
  record InConfigMap(String name, String key, int offset) implements Spot {}
}
