package dev.tenfold.policy;

import dev.tenfold.training.FrameworkName;
import dev.tenfold.training.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the stages of a policy on top of the published ones. */
final class StageReader {
  private static final Pattern OWN_NAME = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Absorbs the rounding of a schema that computes with doubles. */
  private static final BigDecimal TOLERANCE = new BigDecimal("1.000001");

  private StageReader() {}

  /** What an entry says of rates. */
  private record Written(
      Optional<BigDecimal> full,
      Optional<BigDecimal> qlora,
      Optional<BigDecimal> factor,
      Optional<BigDecimal> threshold) {
    static Written in(Part part) {
      Written written =
          new Written(
              part.number("full"),
              part.number("qlora"),
              part.number("factor"),
              part.number("threshold"));
      positive(part, "full", written.full);
      positive(part, "qlora", written.qlora);
      positive(part, "threshold", written.threshold);
      part.require(
          "factor",
          written.factor.filter(f -> f.compareTo(BigDecimal.ONE) <= 0).isEmpty(),
          Rules.FACTOR);
      return written;
    }

    private static void positive(Part part, String name, Optional<BigDecimal> rate) {
      part.require(name, rate.filter(value -> value.signum() <= 0).isEmpty(), Rules.RATE);
    }

    boolean isEmpty() {
      return full.isEmpty() && qlora.isEmpty() && factor.isEmpty() && threshold.isEmpty();
    }

    boolean isWhole() {
      return full.isPresent() && (qlora.isPresent() || factor.isPresent());
    }
  }

  static Stages stages(Part spec, Optional<Action> copied) {
    Stages unsaid = copied.map(Stages.PUBLISHED::doing).orElse(Stages.PUBLISHED);
    Map<Stage, StageRule> table = new EnumMap<>(unsaid.table());
    List<OwnStage> own = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Part part : spec.parts("stages")) {
      part.knows(
          "name", "action", "full", "qlora", "factor", "threshold", "frameworks", "recognisedBy");
      String name = part.string("name").orElse("");
      part.require(seen.add(name), Rules.STAGE_TWICE);
      Optional<Stage> known = Stage.of(name);
      if (known.isPresent()) {
        part.require(!part.has("recognisedBy"), Rules.STAGE_BUILT_IN);
        table.put(known.get(), rule(part, unsaid.of(known.get())));
      } else if (!part.has("recognisedBy")) {
        part.refuse(Rules.STAGE_NAME);
      } else {
        part.require(OWN_NAME.matcher(name).matches(), Rules.OWN_STAGE_NAME);
        own.add(own(part, name, copied.orElse(Action.WARN)));
      }
    }
    return new Stages(table, own);
  }

  private static StageRule rule(Part part, StageRule inherited) {
    Written written = Written.in(part);
    Optional<Action> action = part.action("action", Action.EVERY);
    part.require(
        !written.isEmpty() || part.has("action") || part.has("frameworks"), Rules.STAGE_EMPTY);
    Action copied = action.orElse(inherited.copied());
    StageRates rates =
        written.isEmpty()
            ? inherited.rates()
            : rates(part, written, inherited.rates()).orElse(inherited.rates());
    return new StageRule(inherited.title(), rates, copied, frameworks(part, rates, copied));
  }

  private static OwnStage own(Part part, String name, Action unsaid) {
    Written written = Written.in(part);
    Part recognised = part.part("recognisedBy");
    recognised.knows("scripts", "objectSelector");
    List<String> scripts = recognised.strings("scripts");
    LabelSelector objects = MatchReader.selector(recognised.part("objectSelector"));
    recognised.require(!scripts.isEmpty() || !objects.isEverything(), Rules.RECOGNISED_BY);
    part.require(written.isWhole(), Rules.OWN_STAGE_RATES);
    Action copied = part.action("action", Action.EVERY).orElse(unsaid);
    StageRates sft = Stages.PUBLISHED.of(Stage.SFT).rates();
    StageRates rates = written.isWhole() ? rates(part, written, sft).orElse(sft) : sft;
    return new OwnStage(
        name,
        scripts,
        objects,
        new StageRule(name, rates, copied, frameworks(part, rates, copied)));
  }

  private static Map<String, StageRule.Other> frameworks(
      Part stage, StageRates rates, Action copied) {
    Map<String, StageRule.Other> frameworks = new HashMap<>();
    for (Part part : stage.parts("frameworks")) {
      part.knows("name", "action", "full", "qlora", "factor", "threshold");
      String name = part.string("name").orElse("");
      part.require(
          "name",
          FrameworkName.of(name).isPresent(),
          "\"" + name + "\" is no framework; write " + FrameworkName.ids());
      part.require(!frameworks.containsKey(name), Rules.OVERRIDE_TWICE);
      Written written = Written.in(part);
      part.require(!written.isEmpty() || part.has("action"), Rules.OVERRIDE_EMPTY);
      part.require(written.isEmpty() || written.isWhole(), Rules.OVERRIDE_RATES);
      frameworks.put(
          name,
          new StageRule.Other(
              written.isWhole() ? rates(part, written, rates).orElse(rates) : rates,
              part.action("action", Action.EVERY).orElse(copied)));
    }
    return frameworks;
  }

  /**
   * The rates that an entry comes to. What it leaves out follows from what it says: {@code qlora}
   * is {@code full × factor}, {@code factor} is {@code qlora / full}.
   */
  private static Optional<StageRates> rates(Part part, Written written, StageRates inherited) {
    BigDecimal full = written.full().orElse(inherited.full());
    if (full.signum() <= 0
        || written.qlora().filter(rate -> rate.signum() <= 0).isPresent()
        || written.factor().filter(f -> f.compareTo(BigDecimal.ONE) <= 0).isPresent()) {
      return Optional.empty();
    }
    if (written.qlora().filter(rate -> rate.compareTo(full) <= 0).isPresent()) {
      part.refuse(Rules.RATES_ORDER);
      return Optional.empty();
    }
    BigDecimal usual = BigDecimal.TEN;
    BigDecimal factor =
        written
            .factor()
            .or(() -> written.qlora().map(rate -> rate.divide(full, StageRates.PRECISION)))
            .orElse(usual);
    BigDecimal qlora = written.qlora().orElseGet(() -> full.multiply(factor));
    boolean fits =
        !isAbove(full.multiply(full).multiply(factor), qlora.multiply(qlora))
            && !isAbove(full.multiply(factor), qlora.multiply(BigDecimal.TEN));
    part.require(fits, Rules.RATES_FACTOR);
    Optional<BigDecimal> threshold = written.threshold();
    boolean inOrder =
        threshold.filter(rate -> rate.compareTo(full) <= 0 || isAbove(rate, qlora)).isEmpty();
    part.require(inOrder, Rules.THRESHOLD);
    return Optional.of(new StageRates(full, qlora, factor, threshold));
  }

  private static boolean isAbove(BigDecimal one, BigDecimal other) {
    return one.compareTo(other.multiply(TOLERANCE)) > 0;
  }
}
