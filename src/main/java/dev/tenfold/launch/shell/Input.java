package dev.tenfold.launch.shell;

import dev.tenfold.source.Text;

/**
 * A standard input that the script itself writes; commands that share it read on from each other.
 */
final class Input {
  private Text rest;

  Input(Text whole) {
    rest = whole;
  }

  /** What is left of it. */
  Text rest() {
    return rest;
  }

  /** Leaves this much of it. */
  void leave(Text text) {
    rest = text;
  }

  /** All that is left, after which nothing is. */
  Text all() {
    Text all = rest;
    rest = Text.EMPTY;
    return all;
  }

  /** Nobody knows how much of it a command has read. */
  void mayBeReadBy(CharSequence command) {
    if (!rest.isEmpty()) {
      rest = Text.unknown("\"" + command + "\" may have read the standard input of the script");
    }
  }
}
