package dev.tenfold.source;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the code points that YAML marks count into UTF-16 characters. */
final class Marks {
  /** UTF-16 offsets by code point; empty where no character takes two. */
  private final int[] offsets;

  private Marks(int[] offsets) {
    this.offsets = offsets;
  }

  static Marks of(String text) {
    int points = text.codePointCount(0, text.length());
    if (points == text.length()) {
      return new Marks(new int[0]);
    }
    int[] offsets = new int[points + 1];
    int offset = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = offset;
      if (offset < text.length()) {
        offset += Character.charCount(text.codePointAt(offset));
      }
    }
    return new Marks(offsets);
  }

  int offset(Optional<Mark> mark) {
    int index = mark.map(Mark::getIndex).orElse(0);
    return offsets.length == 0 ? index : offsets[Math.min(index, offsets.length - 1)];
  }
}
