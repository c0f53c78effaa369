package dev.tenfold.launch.shell.syntax;

/**
 * Something that stands in the script, from {@code from} up to but excluding {@code to} (UTF-16).
 */
public interface Node {
  /** The offset of the first character. */
  int from();

  /** The offset after the last character. */
  int to();
}
