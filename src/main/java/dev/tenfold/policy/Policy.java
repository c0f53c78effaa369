package dev.tenfold.policy;

import dev.tenfold.training.Doubt;
import dev.tenfold.training.Method;
import dev.tenfold.training.TrainingRun;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a cluster wants done.
 *
 * @param name of the policy
 * @param priority the highest one that matches an object decides about it
 * @param dryRun whether it is only told what would be done
 * @param additionalKinds kinds that Tenfold reads because the policy says how
 */
public record Policy(
    String name,
    int priority,
    boolean dryRun,
    Match match,
    List<AdditionalKind> additionalKinds,
    Stages stages,
    Actions actions,
    Exemptions exemptions) {
  /** Every rule of the published table. */
  public static final Policy DEFAULT =
      new Policy(
          "default",
          0,
          false,
          Match.EVERYTHING,
          List.of(),
          Stages.PUBLISHED,
          Actions.DEFAULT,
          Exemptions.DEFAULT);

  public Policy {
    additionalKinds = List.copyOf(additionalKinds);
  }

  /** Whether it says what Tenfold says by itself; then nobody needs to hear its name. */
  public boolean isBuiltIn() {
    return equals(DEFAULT);
  }

  /** The rule of a run. */
  public StageRule rule(TrainingRun run) {
    return stages.of(run);
  }

  /** The name of the run's stage for reports. */
  public String stageId(TrainingRun run) {
    return stages.ownOf(run).map(OwnStage::name).orElseGet(() -> run.stage().id());
  }

  /** What is done about a copied rate of this run. */
  Action onCopied(TrainingRun run) {
    return limited(run, rule(run).copied());
  }

  /** What is done about a rate of this run that is too high. */
  Action onHigh(TrainingRun run) {
    return limited(run, actions.high());
  }

  private Action limited(TrainingRun run, Action action) {
    Action limit = run.method() == Method.LORA ? actions.lora() : actions.qlora();
    Action limited = action.atMost(limit);
    return doubts(run).isEmpty() ? limited : limited.atMost(Action.WARN);
  }

  /** What weakens the evidence; a stage of one's own is known, and so is the script it names. */
  public Set<Doubt> doubts(TrainingRun run) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(run.doubts());
    stages
        .ownOf(run)
        .ifPresent(own -> {
          doubts.remove(Doubt.UNKNOWN_STAGE);
          if (!own.scripts().isEmpty()) {
            doubts.remove(Doubt.GENERIC);
          }
        });
    return doubts;
  }

  /** The policy as it holds for an object with these labels. */
  public Policy on(Map<String, String> labels) {
    return with(stages.on(labels), actions);
  }

  /** The policy as it holds in a namespace with this mode. */
  public Policy under(Mode mode) {
    return with(stages.doing(mode.action()), actions.under(mode.action()));
  }

  private Policy with(Stages otherStages, Actions otherActions) {
    return new Policy(
        name, priority, dryRun, match, additionalKinds, otherStages, otherActions, exemptions);
  }
}
