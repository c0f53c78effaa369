package dev.tenfold.training;

import dev.tenfold.source.Spot;
import java.util.Optional;

/**
 * How the rate of a run is set: a spelling followed by a number.
 *
 * @param spelling on the command line or in code: {@code "--learning_rate "}
 * @param inFile in the framework's recipe: {@code "learning_rate: "}
 * @param addition the word that would win over everything else, where there is a place for it
 * @param second a rate that has to be changed with it
 */
public record Remedy(
    String spelling, String inFile, Optional<Addition> addition, Optional<SecondRate> second) {
  public Remedy(String spelling, String inFile, Optional<Addition> addition) {
    this(spelling, inFile, addition, Optional.empty());
  }

  /** A word that can be added to the command so that it wins over everything else. */
  public record Addition(Spot spot, String prefix) {}

  /** The same where no word can be added. */
  public Remedy withoutAddition() {
    return new Remedy(spelling, inFile, Optional.empty(), second);
  }

  /** The same beside another rate. */
  public Remedy beside(SecondRate other) {
    return new Remedy(spelling, inFile, addition, Optional.of(other));
  }

  /** Why the rate cannot be changed in one place alone, as a clause; empty where it can. */
  public String obstacle() {
    return second.map(SecondRate::obstacle).orElse("");
  }

  public static Remedy write(String spelling) {
    return new Remedy(spelling, spelling, Optional.empty());
  }
}
