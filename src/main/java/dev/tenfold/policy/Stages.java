package dev.tenfold.policy;

import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule of every stage.
 *
 * @param own stages of a platform team; the first that recognises a run wins over the table
 */
public record Stages(Map<Stage, StageRule> table, List<OwnStage> own) {
  /** The published table; see product documentation for the evidence. */
  public static final Stages PUBLISHED = new Stages(published(), List.of());

  public Stages {
    table = Map.copyOf(table);
    own = List.copyOf(own);
    for (Stage stage : Stage.values()) {
      if (!table.containsKey(stage)) {
        throw new IllegalArgumentException("a policy has a rule for every stage: " + stage.id());
      }
    }
  }

  private static Map<Stage, StageRule> published() {
    Map<Stage, StageRule> rules = new EnumMap<>(Stage.class);
    StageRates sft = StageRates.of("2.0e-5", "2.0e-4");
    StageRates dpo = StageRates.of("5.0e-7", "5.0e-6");
    StageRates reinforcement = StageRates.of("1.0e-6", "1.0e-5");
    StageRates tenTimesThat = StageRates.of("1.0e-5", "1.0e-4");
    put(rules, Stage.SFT, sft, Action.DENY);
    put(rules, Stage.DPO, dpo, Action.DENY);
    put(rules, Stage.ORPO, StageRates.of("5.0e-6", "5.0e-5"), Action.WARN);
    put(rules, Stage.SIMPO, dpo, Action.WARN);
    put(rules, Stage.KTO, dpo, Action.WARN);
    put(rules, Stage.CPO, reinforcement, Action.WARN);
    put(rules, Stage.GRPO, reinforcement, Action.WARN);
    put(rules, Stage.RLOO, reinforcement, Action.WARN);
    put(rules, Stage.PPO, reinforcement, Action.WARN);
    put(rules, Stage.REWARD, tenTimesThat, Action.WARN);
    put(rules, Stage.PRETRAIN, tenTimesThat, Action.WARN);
    put(rules, Stage.UNKNOWN, sft, Action.WARN);
    return rules;
  }

  private static void put(
      Map<Stage, StageRule> rules, Stage stage, StageRates rates, Action copied) {
    rules.put(stage, new StageRule(stage.title(), rates, copied));
  }

  /** The rule of a stage of the table, for every framework. */
  public StageRule of(Stage stage) {
    return Objects.requireNonNull(table.get(stage));
  }

  /** The rule of a run. */
  StageRule of(TrainingRun run) {
    return ownOf(run).map(OwnStage::rule).orElseGet(() -> of(run.stage())).in(run.framework());
  }

  /** The stage of the platform team's own that recognises a run. */
  Optional<OwnStage> ownOf(TrainingRun run) {
    return own.stream().filter(stage -> stage.recognises(run)).findFirst();
  }

  /** The strictest that is done about a copied rate of any stage. */
  public Action strictest() {
    return Stream.concat(table.values().stream(), own.stream().map(OwnStage::rule))
        .map(StageRule::copied)
        .max(Comparator.naturalOrder())
        .orElse(Action.OFF);
  }

  /** Without the stages that are not meant for an object with these labels. */
  Stages on(Map<String, String> labels) {
    return own.isEmpty()
        ? this
        : new Stages(table, own.stream().filter(stage -> stage.mayBeIn(labels)).toList());
  }

  /** The same rates with one action for a copied one. */
  Stages doing(Action copied) {
    Map<Stage, StageRule> rules = new EnumMap<>(Stage.class);
    table.forEach((stage, rule) -> rules.put(stage, rule.doing(copied)));
    return new Stages(rules, own.stream().map(stage -> stage.doing(copied)).toList());
  }
}
