package dev.tenfold.review;

import dev.tenfold.policy.Action;
import dev.tenfold.policy.Finding;
import dev.tenfold.policy.Verdict;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.TrainingRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the runs of an object come to when the rates of some of them were changed. */
public sealed interface Outcome {
  /** A run as it is then, and what is to be said of it. */
  record Then(TrainingRun run, Finding finding) {}

  /**
   * As it should be: those runs are right.
   *
   * @param changed their indices, and those of others that had the same fault in the same place
   */
  record Right(List<Integer> changed) implements Outcome {
    public Right {
      changed = List.copyOf(changed);
    }
  }

  /** Another run that was not to be changed is another one now. */
  record OthersChange(String why) implements Outcome {}

  /** Only what was to be changed did, and not to what it should: a defect of ours. */
  record Defect(String what) implements Outcome {}

  /**
   * Compares the runs before and after.
   *
   * @param wanted the indices of the runs to be changed
   */
  static Outcome of(List<Judged> before, List<Then> after, Set<Integer> wanted) {
    if (!sameRuns(before, after)) {
      return new OthersChange("the object would start other runs then");
    }
    List<Integer> changed = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      Judged was = before.get(i);
      Then is = after.get(i);
      if (wanted.contains(i)) {
        changed.add(i);
        if (!isRight(was, is)) {
          wrong.add(was.run().where() + " is at " + is.run().learningRate());
        }
      } else if (!sameRate(was.run().learningRate(), is.run().learningRate())) {
        if (!isRight(was, is) || !needsIt(was)) {
          return new OthersChange("another run of the object would change with it");
        }
        changed.add(i);
      }
    }
    return wrong.isEmpty() ? new Right(changed) : new Defect(String.join("; ", wrong));
  }

  /** A script may decide by the rate what it does. */
  private static boolean sameRuns(List<Judged> before, List<Then> after) {
    return before.stream()
        .map(judged -> kind(judged.run()))
        .toList()
        .equals(after.stream().map(then -> kind(then.run())).toList());
  }

  private static List<Object> kind(TrainingRun run) {
    return List.of(run.at(), run.framework(), run.method(), run.stage());
  }

  /** Whether a run has the fault that is repaired, beyond doubt, and nobody allowed it. */
  static boolean needsIt(Judged judged) {
    return judged.finding().verdict() == Verdict.COPIED
        && judged.run().doubts().isEmpty()
        && judged.exempt().isEmpty()
        && judged.action().compareTo(Action.WARN) >= 0;
  }

  private static boolean isRight(Judged was, Then is) {
    boolean atWantedRate =
        switch (is.run().learningRate()) {
          case LearningRate.Known known ->
              was.finding()
                  .suggested()
                  .filter(rate -> known.value().compareTo(rate) == 0)
                  .isPresent();
          case LearningRate.Range range ->
              was.run().learningRate() instanceof LearningRate.Range old && isMoved(old, range);
          case LearningRate.Default _, LearningRate.Invalid _, LearningRate.Hidden _ -> false;
        };
    return atWantedRate && is.finding().verdict() == Verdict.OK;
  }

  /** Both ends by the same factor. */
  private static boolean isMoved(LearningRate.Range old, LearningRate.Range range) {
    BigDecimal low = range.min().multiply(old.max());
    return range.min().compareTo(old.min()) > 0
        && low.compareTo(range.max().multiply(old.min())) == 0;
  }

  private static boolean sameRate(LearningRate one, LearningRate other) {
    return switch (one) {
      case LearningRate.Known(var value, var written, var origin) ->
          other instanceof LearningRate.Known known && value.compareTo(known.value()) == 0;
      case LearningRate.Range range ->
          other instanceof LearningRate.Range others
              && range.min().compareTo(others.min()) == 0
              && range.max().compareTo(others.max()) == 0;
      case LearningRate.Default _, LearningRate.Invalid _, LearningRate.Hidden _ ->
          one.getClass() == other.getClass();
    };
  }
}
