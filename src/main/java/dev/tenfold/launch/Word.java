package dev.tenfold.launch;

import dev.tenfold.source.Text;

/** One word of a command line, or what stands where nobody knows how many words there are. */
public record Word(Text text, Count count) {
  /** How many words it is. */
  public enum Count {
    ONE,
    /** One or more: an unquoted variable of unknown value, with something written beside it. */
    SOME,
    /** Any number, none included: an unquoted variable of unknown value. */
    ANY
  }

  public static Word of(Text text) {
    return new Word(text, Count.ONE);
  }

  public static Word any(Text text) {
    return new Word(text, Count.ANY);
  }

  /** The same word with another text. */
  public Word with(Text other) {
    return new Word(other, count);
  }

  /** Whether it stands for any number of words, none included. */
  public boolean mayBeMany() {
    return count == Count.ANY;
  }

  /** Whether what follows may be further from the beginning than it looks. */
  public boolean mayBeSeveral() {
    return count != Count.ONE;
  }

  public boolean is(String chars) {
    return text.is(chars);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
