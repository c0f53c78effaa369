package dev.tenfold.cli;

import dev.tenfold.cli.Mend.RunId;
import dev.tenfold.policy.StageRates;
import dev.tenfold.review.Judged;
import dev.tenfold.review.Outcome;
import dev.tenfold.review.Rewrite;
import dev.tenfold.source.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Finds what has to be edited in the files so that every copied rate is right. Whatever would be
 * edited is read and judged again; of several edits those are kept that come out right together.
 */
final class Mending {
  /**
   * What came of it.
   *
   * @param made the edits that hold together
   * @param leftAlone runs that need one and get none, each with the reason
   */
  record Mended(List<Mend> made, Map<RunId, String> leftAlone) {}

  private final List<Result> results;
  private final BiFunction<Result, Judged, StageRates> rates;
  private final Trial trial;
  private final Placing placing;
  private final Map<RunId, String> reasons = new LinkedHashMap<>();

  private Mending(Checked checked, BiFunction<Result, Judged, StageRates> rates) {
    this.results = checked.results();
    this.rates = rates;
    this.trial = new Trial(checked);
    this.placing = new Placing(checked.input());
  }

  /**
   * Tries the ways of every run in turn.
   *
   * @param rates those that a run was judged by
   */
  static Mended of(Checked checked, BiFunction<Result, Judged, StageRates> rates) {
    return new Mending(checked, rates).mended();
  }

  private Mended mended() {
    Map<RunId, List<List<Rewrite>>> open = ways();
    List<Mend> made = new ArrayList<>();
    while (!open.isEmpty()) {
      for (Mend mend : holding(made, mends(open))) {
        mend.runs().forEach(open::remove);
        mend.runs().forEach(reasons::remove);
        made.add(mend);
      }
      open.replaceAll((run, ways) -> ways.subList(1, ways.size()));
      open.values().removeIf(List::isEmpty);
    }
    return new Mended(made, reasons);
  }

  /** The ways of every run that needs one. */
  private Map<RunId, List<List<Rewrite>>> ways() {
    Map<RunId, List<List<Rewrite>>> open = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      List<Judged> runs = results.get(i).answer().runs();
      for (int j = 0; j < runs.size(); j++) {
        if (Outcome.needsIt(runs.get(j))) {
          open(new RunId(i, j), runs.get(j), open);
        }
      }
    }
    return open;
  }

  private void open(RunId id, Judged judged, Map<RunId, List<List<Rewrite>>> open) {
    String obstacle = judged.run().remedy().obstacle();
    StageRates judgedBy = rates.apply(results.get(id.result()), judged);
    List<List<Rewrite>> ways = Rewrite.waysTo(judged, judgedBy);
    if (!obstacle.isEmpty() || ways.isEmpty()) {
      reasons.put(id, obstacle.isEmpty() ? Rewrite.noWay(judged, judgedBy) : obstacle);
    } else {
      open.put(id, ways);
    }
  }

  /** What the next way of every run comes to; runs that want the same are mended together. */
  private List<Mend> mends(Map<RunId, List<List<Rewrite>>> open) {
    Map<List<FileEdit>, Mend> mends = new LinkedHashMap<>();
    open.forEach((id, ways) -> {
      List<Placed> places = places(id, ways.getFirst());
      if (!places.isEmpty()) {
        mends.merge(
            places.stream().map(Placed::inFile).toList(), new Mend(places, Set.of(id)), Mend::and);
      }
    });
    return List.copyOf(mends.values());
  }

  /** Where all of it is to be written; none where one part of it cannot be. */
  private List<Placed> places(RunId id, List<Rewrite> way) {
    List<Placed> places = new ArrayList<>();
    for (Rewrite rewrite : way) {
      switch (placing.place(rewrite, results.get(id.result()).object())) {
        case Reading.Found<Placed>(Placed found) -> places.add(found);
        case Reading.Unreadable<Placed>(String why) -> {
          reasons.put(id, why);
          return List.of();
        }
        case Reading.Absent<Placed> _ -> {
          return List.of();
        }
      }
    }
    return places;
  }

  /** Those of the candidates that hold together with what was made before. */
  private List<Mend> holding(List<Mend> made, List<Mend> candidates) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    Optional<String> failure = trial.failure(joined(made, candidates));
    if (failure.isEmpty()) {
      return candidates;
    }
    if (candidates.size() == 1) {
      candidates.getFirst().runs().forEach(run -> reasons.put(run, failure.get()));
      return List.of();
    }
    int middle = candidates.size() / 2;
    List<Mend> first = holding(made, candidates.subList(0, middle));
    List<Mend> second = holding(joined(made, first), candidates.subList(middle, candidates.size()));
    return joined(first, second);
  }

  private static List<Mend> joined(List<Mend> some, List<Mend> others) {
    List<Mend> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
