package dev.tenfold.cli;

import dev.tenfold.policy.Action;
import dev.tenfold.policy.Actions;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyReader;
import dev.tenfold.policy.StageRule;
import dev.tenfold.review.RateText;
import dev.tenfold.training.Stage;
import java.math.BigDecimal;

/** The default policy as YAML that reads back to the same policy. */
final class DefaultPolicyYaml {
  private DefaultPolicyYaml() {}

  static String text() {
    Policy policy = Policy.DEFAULT;
    Actions actions = policy.actions();
    StringBuilder yaml = new StringBuilder();
    yaml.append(
        """
        # What Tenfold does by itself. A policy needs to say only what is to be different.
        apiVersion: %s/%s
        kind: %s
        metadata:
          name: %s
        spec:
          priority: %d
          dryRun: %s
          # An adapter run below full × √factor is called copied; action is what is done about it.
          stages:
        """
            .formatted(
                PolicyReader.GROUP,
                PolicyReader.VERSION,
                PolicyReader.KIND,
                policy.name(),
                policy.priority(),
                policy.dryRun()));
    for (Stage stage : Stage.values()) {
      yaml.append(stage(stage, policy.stages().of(stage)));
    }
    return yaml.append(
            """
              # The most that is done about a copied or a high rate, by method.
              methods: {qlora: %s, lora: %s}
              # An adapter run at more than ten times qlora.
              high: %s
              # A rate or a method that cannot be seen.
              unknown: %s
              # A rate that the framework will refuse or that trains nothing.
              invalid: %s
              # Full fine-tuning at qlora or above.
              fullFineTuning: %s
              # Instead of Patch, where Argo CD, Flux or Helm would undo it.
              gitOps: %s
              exemptions:
                # tenfold.dev/allow: "<reason>" on an object or its pod template
                annotation: %s
            """
                .formatted(
                    written(actions.qlora()),
                    written(actions.lora()),
                    written(actions.high()),
                    written(actions.unknown()),
                    written(actions.invalid()),
                    written(actions.fullFineTuning()),
                    written(actions.gitOps()),
                    policy.exemptions().annotation().title()))
        .toString();
  }

  private static String stage(Stage stage, StageRule rule) {
    return "    - {name: %s, full: %s, qlora: %s, factor: %s, action: %s}\n"
        .formatted(
            stage.id(),
            written(rule.rates().full()),
            written(rule.rates().qlora()),
            rule.rates().factor().toPlainString(),
            written(rule.copied()));
  }

  private static String written(BigDecimal rate) {
    return RateText.inStyleOf("1.0e-5", rate);
  }

  /** YAML reads a bare Off as false. */
  private static String written(Action action) {
    return action == Action.OFF ? "\"" + action.title() + "\"" : action.title();
  }
}
