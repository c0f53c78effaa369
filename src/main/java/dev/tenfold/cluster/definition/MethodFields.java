package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Limits by method. */
public record MethodFields(
    @JsonPropertyDescription(
            "The most for adapters on a quantised base. Left out: Deny, which is no limit.")
        CopiedAction qlora,
    @JsonPropertyDescription("The most for adapters on an unquantised base. Left out: Warn.")
        CopiedAction lora) {}
