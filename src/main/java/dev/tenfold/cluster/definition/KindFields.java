package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tenfold.policy.Rules;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A kind. */
public record KindFields(
    @JsonPropertyDescription(
            "The API group, such as kubeflow.org; \"\" is the core group. Without it, every group.")
        @Size(max = 253)
        String group,
    @JsonPropertyDescription("The kind, such as PyTorchJob.")
        @Required
        @Size(max = 63)
        @ValidationRule(value = "self != ''", message = Rules.KIND)
        String kind) {}
