package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;

/** What Tenfold says of a policy. */
public record PolicyStatusFields(
    @JsonPropertyDescription("The generation of the policy that the rest speaks of.")
        Long observedGeneration,
    @JsonPropertyDescription(
            "Valid: whether the policy is in force. One that is not affects no other policy; the"
                + " message says what to write instead.")
        List<ConditionFields> conditions,
    @JsonPropertyDescription("The strictest that the policy does about a copied rate.")
        String action,
    @JsonPropertyDescription(
            "Objects with a training run that were admitted or refused by this policy.")
        Long covered,
    @JsonPropertyDescription("Those of them that violate it, whatever was done about it.")
        Long violations,
    @JsonPropertyDescription(
            "Since when covered and violations count; they begin again when the policy changes.")
        String countedSince) {

  /** A condition in the manner of Kubernetes. */
  public record ConditionFields(
      @JsonPropertyDescription("Valid.") @Required String type,
      @JsonPropertyDescription("True or False.") @Required String status,
      @JsonPropertyDescription("The reason as one word.") String reason,
      @JsonPropertyDescription("What to write instead.") String message,
      @JsonPropertyDescription("The generation that the condition speaks of.")
          Long observedGeneration,
      @JsonPropertyDescription("Since when the status is as it is.") String lastTransitionTime) {}
}
