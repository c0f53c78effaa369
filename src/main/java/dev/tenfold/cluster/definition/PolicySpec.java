package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tenfold.policy.Rules;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What a platform team can say. Descriptions are what {@code kubectl explain lrp.spec} prints. */
public record PolicySpec(
    @JsonPropertyDescription(
            "Of the policies that match an object, the one with the highest priority decides about"
                + " it alone; of equal ones, the first by name.")
        @Default("0")
        Integer priority,
    @JsonPropertyDescription(
            "Judge, report and count, but never refuse, patch or warn. An object that this policy"
                + " decides about is not judged by any other one, so that a dry run with a high"
                + " priority also switches off what is behind it.")
        Boolean dryRun,
    @JsonPropertyDescription(
            "Which objects the policy decides about; without it, all that Tenfold reads. An object"
                + " must meet every condition that is given.")
        MatchFields match,
    @JsonPropertyDescription(
            "Kinds that Tenfold does not know but that carry pod templates. They are read as jobs"
                + " by every policy. The webhook is asked about them only if the chart's value"
                + " webhook.additionalKinds names them too.")
        @Size(max = 32)
        @ValidationRule(
            value =
                "self.all(k, self.filter(o, o.kind == k.kind && (has(o.group) ? o.group : '') =="
                    + " (has(k.group) ? k.group : '')).size() == 1)",
            message = Rules.KIND_TWICE)
        List<AdditionalKindFields> additionalKinds,
    @JsonPropertyDescription(
            "What is done about a copied rate in every stage whose entry under stages sets no"
                + " action. Left out: Deny for sft and dpo, Warn for the others. Weak evidence (rank"
                + " 128 and more, rsLoRA, LoRA+, an unknown stage or script) is warned about at"
                + " most. Write \"Off\" in quotes, YAML reads it as false otherwise.")
        CopiedAction copied,
    @JsonPropertyDescription("Rates and actions of single stages.") @Size(max = 32)
        List<StageFields> stages,
    @JsonPropertyDescription(
            "The most that is done about a copied or a too high rate, by the method that is"
                + " trained with.")
        MethodFields methods,
    @JsonPropertyDescription(
            "What is done about an adapter run at more than ten times the qlora rate of its stage,"
                + " where training is unstable. Left out: Warn.")
        OtherAction high,
    @JsonPropertyDescription(
            "What is done about a run whose rate or method cannot be seen, for instance because it"
                + " comes from a Secret or lies in the image. Left out: Audit, which allows it and"
                + " leaves an audit annotation and a metric.")
        OtherAction unknown,
    @JsonPropertyDescription(
            "What is done about a rate that the framework will refuse or that trains nothing: zero,"
                + " negative, not a number. Left out: Warn.")
        OtherAction invalid,
    @JsonPropertyDescription(
            "What is done about the opposite mistake, full fine-tuning at the qlora rate of its"
                + " stage or above. Left out: \"Off\".")
        OtherAction fullFineTuning,
    @JsonPropertyDescription(
            "What is done instead of Patch about an object that Argo CD, Flux or Helm manages:"
                + " they would undo the patch, or report drift for ever. Patch patches it all the"
                + " same. Left out: Deny.")
        GitOpsAction gitOps,
    @JsonPropertyDescription("Who and what is not held to the policy.")
        ExemptionFields exemptions) {}
