package dev.tenfold.source;

/**
 * What the review of one object may cost. What it runs out of leaves the rest unknown, and that is
 * the reason.
 *
 * @param programs that the object starts
 * @param steps through all of its scripts
 * @param stepsOfPath through one script on one of its paths
 * @param commands of one script
 * @param files that one script writes
 * @param characters that all of its scripts put together; what else they hold counts with them
 * @param depth of statements, expansions and calls of one script within each other
 */
public record Limits(
    int programs,
    int steps,
    int stepsOfPath,
    int commands,
    int files,
    int characters,
    int depth,
    Deadline deadline) {
  public static final Limits DEFAULT =
      new Limits(1_000, 1_000_000, 10_000, 256, 256, 16 << 20, 300, () -> false);

  /** The port to a clock: the rooms have none. */
  @FunctionalInterface
  public interface Deadline {
    boolean isOver();
  }

  /** The same with an end. */
  public Limits until(Deadline end) {
    return new Limits(programs, steps, stepsOfPath, commands, files, characters, depth, end);
  }
}
