package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tenfold.policy.Rules;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** A kind that Tenfold does not know. */
public record AdditionalKindFields(
    @JsonPropertyDescription("The API group, such as example.com; \"\" is the core group.")
        @Size(max = 253)
        String group,
    @JsonPropertyDescription("The kind, such as ExampleJob.")
        @Required
        @Size(max = 63)
        @ValidationRule(value = "self != ''", message = Rules.KIND)
        String kind,
    @JsonPropertyDescription(
            "Where its pod templates are, as paths from the object's root; * is every key or"
                + " element, as in /spec/tasks/*/template.")
        @Required
        @Size(max = 16)
        @ValidationRule(
            value = "self.size() > 0 && self.all(p, p.matches('^(/[^/]+)+$'))",
            message = Rules.POD_TEMPLATES)
        List<@Size(max = 253) String> podTemplates) {}
