package dev.tenfold.review;

import dev.tenfold.policy.StageRates;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Spot;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.TrainingRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that has to be written so that a run trains at another rate, wherever that is: in the
 * object, in a ConfigMap, in a runtime.
 */
public sealed interface Rewrite {
  /** The number that stands there becomes another one. */
  record InPlace(Origin where, NewRate rate) implements Rewrite {}

  /** A word joins a command. */
  record Added(Spot where, String word) implements Rewrite {}

  /**
   * The ways to have a run at its suggested rate: the text that holds it, then a word that wins
   * over it. Each is a list of what has to be written together.
   *
   * @param rates by which the run was judged
   */
  static List<List<Rewrite>> waysTo(Judged judged, StageRates rates) {
    TrainingRun run = judged.run();
    BigDecimal suggested = judged.finding().suggested().orElseThrow();
    List<List<Rewrite>> ways = new ArrayList<>();
    switch (run.learningRate()) {
      case LearningRate.Known(var value, var written, Origin.InObject where) ->
          ways.add(List.of(new InPlace(where, new NewRate.At(suggested))));
      case LearningRate.Known(var value, var written, Origin where) -> {
        if (!(where instanceof Origin.Scattered)) {
          ways.add(List.of(new InPlace(where, new NewRate.At(suggested))));
        }
        add(ways, run, suggested);
      }
      case LearningRate.Default _ -> add(ways, run, suggested);
      case LearningRate.Range range -> {
        if (range.origin() instanceof Origin.Scattered(List<Origin> ends)
            && !ends.isEmpty()
            && !isStillCopied(range, rates)) {
          NewRate moved = new NewRate.Times(rates.factor());
          ways.add(ends.stream().distinct().<Rewrite>map(end -> new InPlace(end, moved)).toList());
        }
      }
      case LearningRate.Invalid _, LearningRate.Hidden _ -> {}
    }
    return ways;
  }

  private static boolean isStillCopied(LearningRate.Range range, StageRates rates) {
    return rates.isCopied(range.min().multiply(rates.factor()));
  }

  private static void add(List<List<Rewrite>> ways, TrainingRun run, BigDecimal suggested) {
    String rate = Messages.suggestion(run, suggested);
    run.remedy()
        .addition()
        .ifPresent(
            addition -> ways.add(List.of(new Added(addition.spot(), addition.prefix() + rate))));
  }

  /** Why no way leads through the object, as a clause. */
  static String noWay(Judged judged, StageRates rates) {
    TrainingRun run = judged.run();
    return switch (run.learningRate()) {
      case LearningRate.Known(var value, var written, Origin.InConfigMap where) ->
          "ConfigMap \"" + where.name() + "\" sets it, and nothing here can override that";
      case LearningRate.Known(var value, var written, Origin.InRuntime where) ->
          where.kind() + " \"" + where.name() + "\" sets it, and nothing here can override that";
      case LearningRate.Known _ -> "the rate is put together from several places";
      case LearningRate.Range range ->
          isStillCopied(range, rates)
              ? "ten times its range would still begin too low"
              : "the numbers of its range do not all stand in this object";
      case LearningRate.Default _, LearningRate.Invalid _, LearningRate.Hidden _ ->
          "the rate is not set in this object";
    };
  }
}
