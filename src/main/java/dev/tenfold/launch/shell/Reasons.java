package dev.tenfold.launch.shell;

import dev.tenfold.source.Text;

/** Why something is not known, in clauses that several commands share. */
final class Reasons {
  static final String TOO_LONG = "a text that expands to more than 1 MiB is not read";

  private static final int LONGEST_QUOTE = 80;

  private Reasons() {}

  static Text output(CharSequence name) {
    return Text.unknown("the output of \"" + name + "\" is known only when it runs");
  }

  static Text input(String name) {
    return Text.unknown("what \"" + name + "\" reads from standard input is not known");
  }

  /** A text of the script, short enough for a message. */
  static String quote(CharSequence text) {
    String line = text.toString().strip().replace('\n', ' ');
    return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line;
  }
}
