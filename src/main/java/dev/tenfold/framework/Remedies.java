package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.training.Remedy;

/** What to write instead, and the word that would win at the end of the command. */
final class Remedies {
  private Remedies() {}

  /**
   * A flag, {@code --learning_rate}, which is written with a blank and added with {@code =}; a
   * recipe that stands alone has no command line.
   *
   * @param inFile the same in a recipe, {@code "learning_rate: "}
   */
  static Remedy flag(Launch launch, String flag, String inFile) {
    return launch.program() instanceof Program.OfResource
        ? Remedy.write(inFile)
        : new Remedy(
            flag + " ", inFile, launch.end().map(end -> new Remedy.Addition(end, flag + "=")));
  }

  /** A word {@code key=value}. */
  static Remedy word(Launch launch, String key, String inFile) {
    return new Remedy(
        key + "=", inFile, launch.end().map(end -> new Remedy.Addition(end, key + "=")));
  }
}
