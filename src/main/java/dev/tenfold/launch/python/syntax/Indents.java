package dev.tenfold.launch.python.syntax;

import java.util.ArrayList;
import java.util.List;

/** The levels of indentation, counted once with tabs of eight columns and once of one. */
final class Indents {
  /** CPython's own limit. */
  private static final int MAX = 100;

  private static final String MIXED = "tabs and blanks are mixed in an indentation";

  private record Level(int column, int tabColumn) {}

  private final Characters source;
  private final List<Level> levels = new ArrayList<>(List.of(new Level(0, 0)));

  Indents(Characters source) {
    this.source = source;
  }

  /** How many levels are still open at the end of the text. */
  int open() {
    return levels.size() - 1;
  }

  /** By how many levels a line that begins there is deeper, or less deep, than the one before. */
  int change(int at, int column, int tabColumn) {
    Level last = levels.getLast();
    if (column > last.column()) {
      if (tabColumn <= last.tabColumn()) {
        source.fail(at, MIXED);
      }
      if (levels.size() >= MAX) {
        source.fail(at, "too many levels of indentation");
      }
      levels.add(new Level(column, tabColumn));
      return 1;
    }
    int closed = 0;
    while (column < levels.getLast().column()) {
      levels.removeLast();
      closed++;
    }
    if (column != levels.getLast().column()) {
      source.fail(at, "an indentation that matches no outer one");
    } else if (tabColumn != levels.getLast().tabColumn()) {
      source.fail(at, MIXED);
    }
    return -closed;
  }
}
