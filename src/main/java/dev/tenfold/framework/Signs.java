package dev.tenfold.framework;

import dev.tenfold.source.Reading;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.Method;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys by which a framework tells that the base of its adapter is quantised, and that the
 * adapter is one for which ten times the rate is too much.
 */
record Signs(String rank, String rsLora, List<String> quantised) {
  private static final BigDecimal HIGH_RANK = BigDecimal.valueOf(128);

  Signs(String rank, String rsLora, String... quantised) {
    this(rank, rsLora, List.of(quantised));
  }

  /** Every key, as code. */
  Stream<String> told() {
    return Stream.concat(
        quantised.stream().map(key -> "`" + key + "` (quantised)"),
        Stream.of(rank, rsLora).filter(key -> !key.isEmpty()).map(key -> "`" + key + "`"));
  }

  /** The method of a run that has an adapter. */
  AdapterRun adapter(Settings settings, Optional<String> model) {
    Set<Doubt> doubts = doubts(settings);
    if (quantised.stream().anyMatch(settings::isTrue)) {
      return new AdapterRun(Method.QLORA, "", doubts);
    }
    for (String key : quantised) {
      if (settings.bool(key) instanceof Reading.Unreadable<Boolean>(String why)) {
        return new AdapterRun(Method.UNKNOWN, why, doubts);
      }
    }
    return ofName(model, doubts);
  }

  /** The method of a run whose base is quantised only if its name says so. */
  static AdapterRun ofName(Optional<String> model, Set<Doubt> doubts) {
    if (model.filter(QuantisedNames::says).isEmpty()) {
      return new AdapterRun(Method.LORA, "", doubts);
    }
    Set<Doubt> more = EnumSet.of(Doubt.NAME_ONLY);
    more.addAll(doubts);
    return new AdapterRun(Method.QLORA, "", more);
  }

  Set<Doubt> doubts(Settings settings) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (settings
        .known(rank)
        .flatMap(Numbers::parse)
        .filter(r -> r.compareTo(HIGH_RANK) >= 0)
        .isPresent()) {
      doubts.add(Doubt.HIGH_RANK);
    }
    if (settings.isTrue(rsLora)) {
      doubts.add(Doubt.RSLORA);
    }
    if (settings.known("loraplus_lr_ratio").flatMap(Numbers::parse).isPresent()) {
      doubts.add(Doubt.LORA_PLUS);
    }
    return doubts;
  }
}
