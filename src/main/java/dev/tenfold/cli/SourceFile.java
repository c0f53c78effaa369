package dev.tenfold.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file as it was read.
 *
 * @param name as it was given; {@code -} for standard input
 * @param target the file itself, where the name may be a link to it; empty for standard input
 */
record SourceFile(String name, Optional<Path> target, String text) {
  SourceFile with(String other) {
    return new SourceFile(name, target, other);
  }

  /** Whether both are the same file, whatever they are called. */
  boolean isSame(SourceFile other) {
    return target.equals(other.target);
  }
}
