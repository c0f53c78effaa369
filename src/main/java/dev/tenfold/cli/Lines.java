package dev.tenfold.cli;

import java.util.Arrays;

/** Turns offsets of a text into lines. */
final class Lines {
  private final int[] starts;

  Lines(String text) {
    int[] found = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = i + 1;
      }
    }
    starts = Arrays.copyOf(found, count);
  }

  /** The column, from 1, of an offset. */
  int column(int offset) {
    return offset - starts[of(offset) - 1] + 1;
  }

  /** The line, from 1, of an offset. */
  int of(int offset) {
    int at = Arrays.binarySearch(starts, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }
}
