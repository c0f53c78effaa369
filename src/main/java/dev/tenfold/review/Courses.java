package dev.tenfold.review;

import dev.tenfold.policy.Checks;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.Verdict;
import dev.tenfold.source.Origin;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.TrainingRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the way of a script means for its runs: a loop over rates is a search, a branch a maybe. */
final class Courses {
  private Courses() {}

  /** The rounds of one command in one loop, as one run over a range of rates. */
  static List<Read> loopsAsRanges(List<Read> reads) {
    Map<String, List<Read>> groups = new LinkedHashMap<>();
    int alone = 0;
    for (Read read : reads) {
      String key = read.course().rounds().orElse("alone " + alone++);
      groups.computeIfAbsent(key + read.course().choices(), k -> new ArrayList<>()).add(read);
    }
    List<Read> merged = new ArrayList<>();
    groups.values().forEach(group -> merged.addAll(asRange(group)));
    return merged;
  }

  private static List<Read> asRange(List<Read> rounds) {
    List<LearningRate.Known> rates = new ArrayList<>();
    for (Read round : rounds) {
      if (round.run().learningRate() instanceof LearningRate.Known known) {
        rates.add(known);
      }
    }
    if (rounds.size() == 1 || rates.size() < rounds.size()) {
      return distinct(rounds);
    }
    List<BigDecimal> values =
        rates.stream().map(LearningRate.Known::value).sorted().distinct().toList();
    Read first = rounds.getFirst();
    if (values.size() == 1) {
      return List.of(first);
    }
    LearningRate range =
        new LearningRate.Range(
            values.getFirst(),
            values.getLast(),
            values,
            written(rates, values.getFirst()) + ".." + written(rates, values.getLast()),
            new Origin.Scattered(
                rates.stream()
                    .sorted(Comparator.comparing(LearningRate.Known::value).reversed())
                    .map(LearningRate.Known::origin)
                    .toList()));
    return List.of(new Read(first.run().at(range), first.course(), first.annotations()));
  }

  private static String written(List<LearningRate.Known> rates, BigDecimal value) {
    return rates.stream()
        .filter(rate -> rate.value().compareTo(value) == 0)
        .map(LearningRate.Known::written)
        .findFirst()
        .orElseGet(value::toString);
  }

  private static List<Read> distinct(List<Read> rounds) {
    Map<TrainingRun, Read> each = new LinkedHashMap<>();
    rounds.forEach(round -> each.putIfAbsent(round.run().untraced(), round));
    return List.copyOf(each.values());
  }

  /**
   * A copied rate that is right on the alternative path is doubtful: nobody knows which is taken.
   */
  static List<Read> doubting(List<Read> reads, Policy policy) {
    List<Read> doubted = new ArrayList<>();
    for (Read read : reads) {
      boolean otherwiseRight =
          verdict(read.run(), policy) == Verdict.COPIED
              && reads.stream()
                  .anyMatch(other ->
                      other.course().isAlternativeTo(read.course())
                          && verdict(other.run(), policy) == Verdict.OK);
      doubted.add(
          otherwiseRight
              ? new Read(read.run().doubted(Doubt.OTHER_PATH), read.course(), read.annotations())
              : read);
    }
    return doubted;
  }

  private static Verdict verdict(TrainingRun run, Policy policy) {
    return Checks.judge(run, policy).verdict();
  }
}
