package dev.tenfold.review;

import dev.tenfold.policy.Action;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an UPDATE changes of what is judged: framework, method, stage and rate, wherever in the
 * object they stand. A run that was there before is not refused because something else changed.
 */
final class Changes {
  private Changes() {}

  /** What is judged of a run. */
  private record Essence(
      String framework, Method method, Stage stage, List<Object> rate, Set<Doubt> doubts) {
    static Essence of(TrainingRun run) {
      return new Essence(
          run.framework(), run.method(), run.stage(), rate(run.learningRate()), run.doubts());
    }

    private static List<Object> rate(LearningRate rate) {
      return switch (rate) {
        case LearningRate.Known known -> List.of("known", plain(known.value()));
        case LearningRate.Default byDefault ->
            List.of("default", byDefault.byVersion().stream().map(Essence::plain).toList());
        case LearningRate.Range range ->
            List.of(
                "range",
                plain(range.min()),
                plain(range.max()),
                range.values().stream().map(Essence::plain).toList());
        case LearningRate.Invalid invalid -> List.of("invalid", invalid.written());
        case LearningRate.Hidden _ -> List.of("hidden");
      };
    }

    private static BigDecimal plain(BigDecimal value) {
      return value.stripTrailingZeros();
    }
  }

  /** Whether the same is judged before and after. */
  static boolean none(List<TrainingRun> before, List<TrainingRun> after) {
    return essences(before).equals(essences(after));
  }

  /** Every run that was there before is only told to the audit. */
  static List<Judged> sparing(List<TrainingRun> before, List<Judged> after) {
    List<Essence> there = new ArrayList<>(essences(before));
    List<Judged> spared = new ArrayList<>();
    for (Judged judged : after) {
      boolean isOld = there.remove(Essence.of(judged.run()));
      spared.add(isOld ? judged.atMost(Action.AUDIT) : judged);
    }
    return spared;
  }

  private static List<Essence> essences(List<TrainingRun> runs) {
    return runs.stream().map(Essence::of).toList();
  }
}
