package dev.tenfold.launch;

import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;

/** The files that a process sees, as far as its object puts them there. */
public interface Files {
  /**
   * The text of a file. {@code Absent} means that nothing of the object puts it there: it may lie
   * in the image. A relative path starts at the working directory.
   */
  Reading<Text> read(String path);

  static Files none() {
    return path -> new Reading.Absent<>();
  }
}
