package dev.tenfold.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cluster.PolicyWatch.Stored;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyReading;
import dev.tenfold.policy.PolicyReading.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the status of a policy says: whether it can be read, and how many objects it covers and how
 * many of those violate it. Counts are of admissions since the policy was changed last; every
 * replica adds what it counted itself.
 */
final class PolicyStatus {
  private static final String VALID = "Valid";

  private PolicyStatus() {}

  /** What a replica counted since it wrote last. */
  record Counts(long covered, long violations) {
    static final Counts NONE = new Counts(0, 0);

    Counts plus(Counts other) {
      return new Counts(covered + other.covered, violations + other.violations);
    }

    boolean isNone() {
      return covered == 0 && violations == 0;
    }
  }

  /** The status to write; empty where the one that is there says all of it. */
  static Optional<ObjectNode> next(Stored policy, Counts counts, Instant now) {
    JsonNode before = policy.object().path("status");
    boolean same = before.path("observedGeneration").asLong(-1) == policy.generation();
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("observedGeneration", policy.generation());
    status.put("action", action(policy));
    status.put("covered", (same ? before.path("covered").asLong() : 0) + counts.covered());
    status.put("violations", (same ? before.path("violations").asLong() : 0) + counts.violations());
    String since = before.path("countedSince").asText("");
    status.put("countedSince", same && !since.isEmpty() ? since : text(now));
    status.putArray("conditions").add(condition(policy, before, now));
    return status.equals(before) ? Optional.empty() : Optional.of(status);
  }

  /** The strictest that it does about a copied rate, for the column of that name. */
  private static String action(Stored stored) {
    return switch (stored.reading()) {
      case PolicyReading.Valid(Policy policy, var ignored) ->
          policy.stages().strictest().title() + (policy.dryRun() ? " (dry run)" : "");
      case PolicyReading.Invalid invalid -> "Invalid";
    };
  }

  private static ObjectNode condition(Stored policy, JsonNode before, Instant now) {
    String holds = policy.isValid() ? "True" : "False";
    String since = text(now);
    for (JsonNode condition : before.path("conditions")) {
      if (condition.path("type").asText().equals(VALID)
          && condition.path("status").asText().equals(holds)) {
        since = condition.path("lastTransitionTime").asText(since);
      }
    }
    ObjectNode condition =
        JsonNodeFactory.instance.objectNode().put("type", VALID).put("status", holds);
    condition.put("reason", policy.isValid() ? "InForce" : "NotTaken");
    condition.put("message", message(policy.reading()));
    condition.put("observedGeneration", policy.generation());
    condition.put("lastTransitionTime", since);
    return condition;
  }

  private static String message(PolicyReading reading) {
    return switch (reading) {
      case PolicyReading.Valid(var policy, var ignored) when ignored.isEmpty() -> "in force";
      case PolicyReading.Valid(var policy, var ignored) ->
          "in force, but this version of Tenfold passes over " + paths(ignored);
      case PolicyReading.Invalid invalid ->
          "not taken, and no other policy is affected: " + invalid.sentence();
    };
  }

  private static String paths(List<Problem> ignored) {
    return ignored.stream().map(problem -> problem.at().toPath()).collect(Collectors.joining(", "));
  }

  private static String text(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
