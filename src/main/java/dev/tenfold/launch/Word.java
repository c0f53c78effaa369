package dev.tenfold.launch;

import dev.tenfold.source.Text;

/**
 * One word of a command line.
 *
 * @param mayBeMany whether it stands for any number of words, none included: an unquoted variable
 *     of a shell whose value is unknown
 */
public record Word(Text text, boolean mayBeMany) {
  public static Word of(Text text) {
    return new Word(text, false);
  }

  public boolean is(String chars) {
    return text.is(chars);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
