package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tenfold.policy.Rules;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Which objects are meant. */
public record MatchFields(
    @JsonPropertyDescription("Kinds; without it, every kind that is read.")
        @Size(max = 64)
        @ValidationRule(value = "self.size() > 0", message = Rules.KINDS_EMPTY)
        List<KindFields> kinds,
    @JsonPropertyDescription(
            "Labels of the object's namespace; every namespace has kubernetes.io/metadata.name. An"
                + " object that belongs to no namespace does not meet it.")
        SelectorFields namespaceSelector,
    @JsonPropertyDescription("Labels of the object itself.") SelectorFields objectSelector) {}
