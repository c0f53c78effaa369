package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tenfold.policy.Rules;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** A label selector as Kubernetes has it. */
@ValidationRule(
    value =
        "!has(self.matchLabels) || !has(self.matchExpressions) || self.matchExpressions.all(e,"
            + " !(e.key in self.matchLabels)"
            + " || e.operator == 'Exists'"
            + " || (e.operator == 'In' && has(e.values) && self.matchLabels[e.key] in e.values)"
            + " || (e.operator == 'NotIn' && has(e.values)"
            + " && !(self.matchLabels[e.key] in e.values)))",
    message = Rules.SELECTOR_CONTRADICTION)
@ValidationRule(
    value =
        "!has(self.matchExpressions) || self.matchExpressions.all(e, self.matchExpressions.all(f,"
            + " e.key != f.key || !("
            + "(e.operator == 'DoesNotExist' && f.operator in ['In', 'Exists'])"
            + " || (e.operator == 'In' && f.operator == 'In' && has(e.values) && has(f.values)"
            + " && !e.values.exists(v, v in f.values))"
            + " || (e.operator == 'In' && f.operator == 'NotIn' && has(e.values) && has(f.values)"
            + " && e.values.all(v, v in f.values)))))",
    message = Rules.SELECTOR_CONTRADICTION)
@ValidationRule(
    value =
        "!has(self.matchLabels) || self.matchLabels.all(k, k.matches("
            + SelectorFields.KEY
            + ") && self.matchLabels[k].matches("
            + SelectorFields.VALUE
            + "))",
    message = Rules.SELECTOR_LABEL)
public record SelectorFields(
    @JsonPropertyDescription("Labels with exactly these values.") @Size(max = 16)
        Map<String, @Size(max = 63) String> matchLabels,
    @JsonPropertyDescription("Conditions on labels, all of which must hold.") @Size(max = 16)
        List<RequirementFields> matchExpressions) {
  static final String KEY =
      "'^([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$'";
  static final String VALUE = "'^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$'";

  /** How a label is compared. */
  public enum Operator {
    In,
    NotIn,
    Exists,
    DoesNotExist
  }

  /** A condition. */
  @ValidationRule(
      value =
          "self.operator in ['In', 'NotIn'] ? has(self.values) && self.values.size() > 0"
              + " : !has(self.values) || self.values.size() == 0",
      message = Rules.SELECTOR_VALUES)
  @ValidationRule(
      value =
          "self.key.matches("
              + KEY
              + ") && (!has(self.values) || self.values.all(v, v.matches("
              + VALUE
              + ")))",
      message = Rules.SELECTOR_LABEL)
  public record RequirementFields(
      @JsonPropertyDescription("The key of the label.") @Required @Size(max = 317) String key,
      @JsonPropertyDescription(
              "In: the label has one of the values. NotIn: it has none of them, or is not there."
                  + " Exists and DoesNotExist: it is there, or not.")
          @Required
          Operator operator,
      @JsonPropertyDescription("For In and NotIn.") @Size(max = 16)
          List<@Size(max = 63) String> values) {}
}
