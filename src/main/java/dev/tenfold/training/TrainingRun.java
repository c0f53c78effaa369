package dev.tenfold.training;

import dev.tenfold.source.Pointer;
import java.util.EnumSet;
import java.util.Set;

/**
 * One training run that an object would start.
 *
 * @param at what launches it: a container, an entrypoint, a resource
 * @param where the same for a reader, such as {@code container "pytorch"}
 * @param program what is run, such as {@code trl} or {@code scripts/sft.py}; empty for a resource
 * @param framework its id in reports, such as {@code trl}
 * @param frameworkTitle its name in messages, such as {@code TRL}
 * @param unclear why the method is unknown, as a clause; empty where it is known
 */
public record TrainingRun(
    Pointer at,
    String where,
    String program,
    String framework,
    String frameworkTitle,
    Method method,
    String unclear,
    Stage stage,
    LearningRate learningRate,
    Set<Doubt> doubts,
    Remedy remedy,
    Trace trace) {
  public TrainingRun {
    doubts = Set.copyOf(doubts);
  }

  /** This run at another rate. */
  public TrainingRun at(LearningRate rate) {
    return with(rate, doubts, trace);
  }

  /** This run with one more reason to be careful. */
  public TrainingRun doubted(Doubt doubt) {
    Set<Doubt> more = EnumSet.of(doubt);
    more.addAll(doubts);
    return with(learningRate, more, trace);
  }

  /** This run without the way it was read: what two equal runs have in common. */
  public TrainingRun untraced() {
    return with(learningRate, doubts, Trace.NONE);
  }

  private TrainingRun with(LearningRate rate, Set<Doubt> others, Trace other) {
    return new TrainingRun(
        at,
        where,
        program,
        framework,
        frameworkTitle,
        method,
        unclear,
        stage,
        rate,
        others,
        remedy,
        other);
  }
}
