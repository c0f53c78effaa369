package dev.tenfold.launch.shell;

import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import java.util.List;

/** The value of a variable. */
sealed interface Value {
  /** Plain text, with holes where it is not known. */
  record Scalar(Text text) implements Value {}

  /** An array, its elements from 0. */
  record Array(List<Word> elements) implements Value {
    public Array {
      elements = List.copyOf(elements);
    }
  }

  /** The script has unset it. */
  record Unset() implements Value {}
}
