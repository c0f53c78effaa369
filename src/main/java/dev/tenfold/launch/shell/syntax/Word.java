package dev.tenfold.launch.shell.syntax;

import java.util.List;

/** A word, before any expansion. */
public record Word(int from, int to, List<WordPart> parts) implements Node {
  public Word {
    parts = List.copyOf(parts);
  }
}
