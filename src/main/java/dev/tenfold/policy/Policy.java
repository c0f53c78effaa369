package dev.tenfold.policy;

import dev.tenfold.training.Method;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a cluster wants done.
 *
 * @param name of the policy, or {@code default}
 * @param stages the rates of every stage and what is done about a copied one
 * @param lora the most that is done about an unquantised base
 * @param high what is done about a rate that is too high
 * @param invalid what is done about a rate that the framework will not take
 * @param unknown what is done about a rate that cannot be seen
 */
public record Policy(
    String name,
    Map<Stage, StageRule> stages,
    Action lora,
    Action high,
    Action invalid,
    Action unknown) {

  /** The rates of a stage, and what is done about a copied one. */
  public record StageRule(StageRates rates, Action copied) {}

  /** Every rule of the published table; see product documentation for the evidence. */
  public static final Policy DEFAULT =
      new Policy("default", table(), Action.WARN, Action.WARN, Action.WARN, Action.AUDIT);

  public Policy {
    stages = Map.copyOf(stages);
    for (Stage stage : Stage.values()) {
      if (!stages.containsKey(stage)) {
        throw new IllegalArgumentException("a policy has a rule for every stage: " + stage.id());
      }
    }
  }

  private static Map<Stage, StageRule> table() {
    Map<Stage, StageRule> rules = new EnumMap<>(Stage.class);
    StageRates sft = StageRates.of("2.0e-5", "2.0e-4");
    StageRates dpo = StageRates.of("5.0e-7", "5.0e-6");
    StageRates reinforcement = StageRates.of("1.0e-6", "1.0e-5");
    StageRates tenTimesThat = StageRates.of("1.0e-5", "1.0e-4");
    rules.put(Stage.SFT, new StageRule(sft, Action.DENY));
    rules.put(Stage.DPO, new StageRule(dpo, Action.DENY));
    rules.put(Stage.ORPO, new StageRule(StageRates.of("5.0e-6", "5.0e-5"), Action.WARN));
    rules.put(Stage.SIMPO, new StageRule(dpo, Action.WARN));
    rules.put(Stage.KTO, new StageRule(dpo, Action.WARN));
    rules.put(Stage.CPO, new StageRule(reinforcement, Action.WARN));
    rules.put(Stage.GRPO, new StageRule(reinforcement, Action.WARN));
    rules.put(Stage.RLOO, new StageRule(reinforcement, Action.WARN));
    rules.put(Stage.PPO, new StageRule(reinforcement, Action.WARN));
    rules.put(Stage.REWARD, new StageRule(tenTimesThat, Action.WARN));
    rules.put(Stage.PRETRAIN, new StageRule(tenTimesThat, Action.WARN));
    rules.put(Stage.UNKNOWN, new StageRule(sft, Action.WARN));
    return rules;
  }

  /** The rule of a stage. */
  public StageRule rule(Stage stage) {
    return java.util.Objects.requireNonNull(stages.get(stage));
  }

  /** What is done about a copied rate of this run. */
  public Action onCopied(TrainingRun run) {
    Action action = rule(run.stage()).copied();
    if (run.method() == Method.LORA) {
      action = action.atMost(lora);
    }
    return run.doubts().isEmpty() ? action : action.atMost(Action.WARN);
  }

  /** This policy with another rule for one stage. */
  public Policy with(Stage stage, StageRule rule) {
    Map<Stage, StageRule> changed = new EnumMap<>(stages);
    changed.put(stage, rule);
    return new Policy(name, changed, lora, high, invalid, unknown);
  }
}
