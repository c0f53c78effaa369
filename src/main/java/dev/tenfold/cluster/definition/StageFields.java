package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tenfold.policy.Rules;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What holds for a stage. */
@ValidationRule(
    value = StageFields.BUILT_IN + " || has(self.recognisedBy)",
    message = Rules.STAGE_NAME)
@ValidationRule(
    value =
        "!has(self.recognisedBy) || "
            + StageFields.BUILT_IN
            + " || self.name.matches('^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$')",
    message = Rules.OWN_STAGE_NAME)
@ValidationRule(
    value = "!(" + StageFields.BUILT_IN + " && has(self.recognisedBy))",
    message = Rules.STAGE_BUILT_IN)
@ValidationRule(
    value =
        "has(self.recognisedBy) || has(self.action) || has(self.full) || has(self.qlora)"
            + " || has(self.factor) || has(self.threshold) || has(self.frameworks)",
    message = Rules.STAGE_EMPTY)
@ValidationRule(
    value = "!has(self.recognisedBy) || (has(self.full) && (has(self.qlora) || has(self.factor)))",
    message = Rules.OWN_STAGE_RATES)
@ValidationRule(
    value = "!has(self.qlora) || " + StageFields.FULL + " < self.qlora",
    message = Rules.RATES_ORDER)
@ValidationRule(
    value =
        "!has(self.qlora) || !has(self.factor) || "
            + StageFields.FULL
            + " >= self.qlora || ("
            + StageFields.FULL
            + " * "
            + StageFields.FULL
            + " * self.factor <= self.qlora * self.qlora * 1.000001 && "
            + StageFields.FULL
            + " * self.factor <= self.qlora * 10.0 * 1.000001)",
    message = Rules.RATES_FACTOR)
@ValidationRule(
    value =
        "!has(self.threshold) || ("
            + StageFields.FULL
            + " < self.threshold && self.threshold <= 1.000001 * (has(self.qlora) ? self.qlora : "
            + StageFields.FULL
            + " * (has(self.factor) ? self.factor : 10.0)))",
    message = Rules.THRESHOLD)
public record StageFields(
    @JsonPropertyDescription(
            "sft, dpo, orpo, kto, cpo, simpo, grpo, rloo, ppo, reward, pretrain or unknown; or a"
                + " name for a stage of your own.")
        @Required
        @Size(max = 63)
        String name,
    @JsonPropertyDescription(
            "What is done about a copied rate. Write \"Off\" in quotes, YAML reads it as false"
                + " otherwise.")
        CopiedAction action,
    @JsonPropertyDescription("The rate for full fine-tuning, such as 2.0e-5.")
        @ValidationRule(value = "self > 0.0", message = Rules.RATE)
        Double full,
    @JsonPropertyDescription(
            "The rate for adapters on a quantised base, such as 2.0e-4: what is suggested. Left"
                + " out: full times factor.")
        @ValidationRule(value = "self > 0.0", message = Rules.RATE)
        Double qlora,
    @JsonPropertyDescription(
            "How many times the full rate an adapter needs. Left out: qlora divided by full where"
                + " qlora is given, else 10.")
        @ValidationRule(value = "self > 1.0", message = Rules.FACTOR)
        Double factor,
    @JsonPropertyDescription(
            "The rate below which one is called copied. Left out: full times the square root of"
                + " factor, which is the geometric middle of full and qlora.")
        @ValidationRule(value = "self > 0.0", message = Rules.RATE)
        Double threshold,
    @JsonPropertyDescription(
            "What holds instead for runs of single frameworks. What an entry leaves out is as in"
                + " the stage.")
        @Size(max = 40)
        List<FrameworkFields> frameworks,
    @JsonPropertyDescription(
            "How a stage of your own is recognised; it then wins over the stage that Tenfold would"
                + " see.")
        RecognitionFields recognisedBy) {
  static final String BUILT_IN =
      "self.name in ['sft', 'dpo', 'orpo', 'kto', 'cpo', 'simpo', 'grpo', 'rloo', 'ppo', 'reward',"
          + " 'pretrain', 'unknown']";

  /** The full rate, the published one where none is given. */
  static final String FULL =
      "(has(self.full) ? self.full : self.name in ['dpo', 'simpo', 'kto'] ? 5.0e-7"
          + " : self.name == 'orpo' ? 5.0e-6"
          + " : self.name in ['cpo', 'grpo', 'rloo', 'ppo'] ? 1.0e-6"
          + " : self.name in ['reward', 'pretrain'] ? 1.0e-5 : 2.0e-5)";

  /** What holds for one framework. */
  @ValidationRule(
      value =
          "has(self.action) || has(self.full) || has(self.qlora) || has(self.factor)"
              + " || has(self.threshold)",
      message = Rules.OVERRIDE_EMPTY)
  @ValidationRule(
      value =
          "has(self.full) ? has(self.qlora) || has(self.factor)"
              + " : !has(self.qlora) && !has(self.factor) && !has(self.threshold)",
      message = Rules.OVERRIDE_RATES)
  @ValidationRule(
      value = "!has(self.full) || !has(self.qlora) || self.full < self.qlora",
      message = Rules.RATES_ORDER)
  @ValidationRule(
      value =
          "!has(self.full) || !has(self.qlora) || !has(self.factor) || self.full >= self.qlora"
              + " || (self.full * self.full * self.factor <= self.qlora * self.qlora * 1.000001"
              + " && self.full * self.factor <= self.qlora * 10.0 * 1.000001)",
      message = Rules.RATES_FACTOR)
  @ValidationRule(
      value =
          "!has(self.threshold) || !has(self.full) || (!has(self.qlora) && !has(self.factor))"
              + " || (self.full < self.threshold && self.threshold <= 1.000001"
              + " * (has(self.qlora) ? self.qlora : self.full * self.factor))",
      message = Rules.THRESHOLD)
  public record FrameworkFields(
      @JsonPropertyDescription("The framework's name in Tenfold's reports.")
          @Required
          @Size(max = 63)
          String name,
      @JsonPropertyDescription("What is done about a copied rate.") CopiedAction action,
      @JsonPropertyDescription("The rate for full fine-tuning; together with qlora or factor.")
          @ValidationRule(value = "self > 0.0", message = Rules.RATE)
          Double full,
      @JsonPropertyDescription("The rate for adapters on a quantised base; together with full.")
          @ValidationRule(value = "self > 0.0", message = Rules.RATE)
          Double qlora,
      @JsonPropertyDescription("How many times the full rate an adapter needs.")
          @ValidationRule(value = "self > 1.0", message = Rules.FACTOR)
          Double factor,
      @JsonPropertyDescription("The rate below which one is called copied.")
          @ValidationRule(value = "self > 0.0", message = Rules.RATE)
          Double threshold) {}

  /** How a stage is recognised. */
  @ValidationRule(
      value =
          "(has(self.scripts) && self.scripts.size() > 0) || (has(self.objectSelector)"
              + " && ((has(self.objectSelector.matchLabels)"
              + " && self.objectSelector.matchLabels.size() > 0)"
              + " || (has(self.objectSelector.matchExpressions)"
              + " && self.objectSelector.matchExpressions.size() > 0)))",
      message = Rules.RECOGNISED_BY)
  public record RecognitionFields(
      @JsonPropertyDescription(
              "Names of the script, command or module that trains, without its folder; * is"
                  + " anything, as in train_tools*.py. A script that is named here is no longer"
                  + " held for unknown.")
          @Size(max = 32)
          List<@Size(max = 253) String> scripts,
      @JsonPropertyDescription("Labels of the object; with scripts, both must fit.")
          SelectorFields objectSelector) {}
}
