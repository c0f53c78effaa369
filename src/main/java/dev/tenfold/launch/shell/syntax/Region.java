package dev.tenfold.launch.shell.syntax;

/**
 * The rules of quoting inside something that is not a plain word.
 *
 * @param stops the characters that end it where they are not quoted; empty for the end of the text
 * @param escapable what a backslash protects, or empty for everything
 * @param singleQuotes whether single quotes quote
 * @param doubleQuotes whether double quotes quote
 * @param quoted whether the whole stands in double quotes already
 * @param opener a bracket that must be closed again before a stop counts, or 0
 */
record Region(
    String stops,
    String escapable,
    boolean singleQuotes,
    boolean doubleQuotes,
    boolean quoted,
    char opener) {

  static final Region DOUBLE_QUOTES = new Region("\"", "$`\"\\\n", false, false, true, '\0');
  static final Region HERE_DOCUMENT = new Region("", "$`\\\n", false, false, true, '\0');
  static final Region SUBSCRIPT = new Region("]", "", true, true, false, '[');
  static final Region ARITHMETIC = new Region(")", "", true, true, false, '(');
  static final Region OLD_ARITHMETIC = new Region("]", "", true, true, false, '[');

  /** The word after {@code :-} and its like. */
  static Region operand(boolean quoted) {
    return quoted
        ? new Region("}", "$`\"\\}\n", false, true, true, '\0')
        : new Region("}", "", true, true, false, '\0');
  }

  /** The pattern after {@code #}, {@code %} or {@code /}: single quotes quote even in quotes. */
  static Region pattern(String stops, boolean quoted) {
    return new Region(stops, "", true, true, quoted, '\0');
  }

  boolean stopsAt(int c) {
    return c >= 0 && stops.indexOf(c) >= 0;
  }

  boolean escapes(int c) {
    return c >= 0 && (escapable.isEmpty() || escapable.indexOf(c) >= 0);
  }
}
