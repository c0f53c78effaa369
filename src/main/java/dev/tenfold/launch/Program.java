package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.Map;
import java.util.Optional;

/** What runs, after launchers and wrappers were taken off. */
public sealed interface Program {
  /** What is run, as people name it; empty for what is no process of its own. */
  default String name() {
    return switch (this) {
      case Command(String name) -> name;
      case Script(String path) -> path;
      case Module(String name) -> name;
      case Inline _ -> "python code";
      case OfResource _ -> "";
      case OfImage _ -> "the image's entry point";
    };
  }

  /** An executable by its name, without its folder: {@code trl}. */
  record Command(String name) implements Program {}

  /** A script by its path as it was given: {@code scripts/sft.py}. */
  record Script(String path) implements Program {
    /** The last part of the path. */
    public String fileName() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** A Python module: {@code trl.scripts.sft}. */
  record Module(String name) implements Program {}

  /** Python code that was passed along: {@code python -c}, a here-document. */
  record Inline(Text code) implements Program {}

  /**
   * No process of its own: the fields of a resource say what its controller will run.
   *
   * @param framework the id of the framework that reads it; empty where the recipe's shape tells
   * @param recipe a whole file of settings
   */
  record OfResource(String framework, Map<String, Text> settings, Optional<Recipe> recipe)
      implements Program {}

  /** The image's own entry point, which cannot be seen. */
  record OfImage() implements Program {}
}
