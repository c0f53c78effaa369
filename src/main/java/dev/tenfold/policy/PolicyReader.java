package dev.tenfold.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.training.Stage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads a LearningRatePolicy, {@code tenfold.dev/v1alpha1}: for now the stages, each with its
 * action, its rates and their factor. What it does not name stays as in {@link Policy#DEFAULT}.
 */
public final class PolicyReader {
  private static final String STAGES =
      "sft, dpo, orpo, kto, cpo, simpo, grpo, rloo, ppo, reward, pretrain or unknown";

  private PolicyReader() {}

  /** A sentence that says what to write instead. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String sentence) {
      super(sentence, null, false, false);
    }
  }

  /** The policy of a YAML or JSON text, or what is wrong with it. */
  public static Reading<Policy> read(String yaml) {
    YamlText.Documents documents =
        YamlText.read(Text.written(new Place.InSubmitted(Pointer.ROOT), yaml));
    if (documents.problem().isPresent()) {
      YamlText.Problem problem = documents.problem().get();
      return new Reading.Unreadable<>("line " + problem.line() + ": " + problem.message());
    }
    return documents.trees().isEmpty()
        ? new Reading.Unreadable<>("it is empty; write a LearningRatePolicy")
        : read(KubernetesYaml.toJson(documents.trees().getFirst()));
  }

  /** The policy of an object. */
  public static Reading<Policy> read(JsonNode object) {
    if (!object.path("kind").asText("").equals("LearningRatePolicy")
        || !object.path("apiVersion").asText("").equals("tenfold.dev/v1alpha1")) {
      return new Reading.Unreadable<>(
          "it is no policy; write apiVersion: tenfold.dev/v1alpha1, kind: LearningRatePolicy");
    }
    Policy policy =
        new Policy(
            object.path("metadata").path("name").asText("default"),
            Policy.DEFAULT.stages(),
            Policy.DEFAULT.lora(),
            Policy.DEFAULT.high(),
            Policy.DEFAULT.invalid(),
            Policy.DEFAULT.unknown());
    try {
      for (JsonNode stage : object.path("spec").path("stages")) {
        policy = with(policy, stage);
      }
      return new Reading.Found<>(policy);
    } catch (Refused refused) {
      return new Reading.Unreadable<>(String.valueOf(refused.getMessage()));
    }
  }

  private static Policy with(Policy policy, JsonNode node) throws Refused {
    String name = node.path("name").asText("");
    Stage stage =
        Stage.of(name)
            .orElseThrow(
                () -> new Refused("spec.stages: \"" + name + "\" is no stage; write " + STAGES));
    Policy.StageRule rule = policy.rule(stage);
    Action action = rule.copied();
    if (node.has("action")) {
      String text = node.path("action").asText("");
      action =
          Action.of(text)
              .orElseThrow(() ->
                  new Refused(
                      "spec.stages["
                          + name
                          + "].action: \""
                          + text
                          + "\" is no action; write Deny, Patch, Warn, Audit or Off"));
    }
    try {
      StageRates rates =
          new StageRates(
              number(node, name, "full").orElse(rule.rates().full()),
              number(node, name, "qlora").orElse(rule.rates().qlora()),
              number(node, name, "factor").orElse(rule.rates().factor()));
      return policy.with(stage, new Policy.StageRule(rates, action));
    } catch (IllegalArgumentException outOfOrder) {
      throw new Refused("spec.stages[" + name + "]: " + outOfOrder.getMessage());
    }
  }

  private static Optional<BigDecimal> number(JsonNode stage, String name, String field)
      throws Refused {
    JsonNode node = stage.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText("")));
    } catch (NumberFormatException noNumber) {
      throw new Refused(
          "spec.stages[" + name + "]." + field + ": \"" + node.asText("") + "\" is no number");
    }
  }
}
