package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Spot;
import dev.tenfold.training.Remedy;
import java.util.Optional;

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

  /** A flag that counts only before a word, such as {@code --}, behind which it is not read. */
  static Remedy flagBefore(Word word, String flag, String inFile) {
    return new Remedy(
        flag + " ",
        inFile,
        word.text().origin() instanceof Origin.InObject stands
            ? Optional.of(new Remedy.Addition(new Spot.Before(stands), flag + "="))
            : Optional.empty());
  }

  /** A word {@code key=value}. */
  static Remedy word(Launch launch, String key, String inFile) {
    return new Remedy(
        key + "=", inFile, launch.end().map(end -> new Remedy.Addition(end, key + "=")));
  }
}
