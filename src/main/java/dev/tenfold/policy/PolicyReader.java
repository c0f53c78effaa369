package dev.tenfold.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.policy.PolicyReading.Problem;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Pointer;
import java.util.List;
import java.util.Optional;

/**
 * Reads a LearningRatePolicy, {@code tenfold.dev/v1alpha1}. What it does not say stays as in {@link
 * Policy#DEFAULT}. It refuses what the schema in the cluster refuses, with the same sentences,
 * because an object may be older than the schema, and a file never met it.
 */
public final class PolicyReader {
  public static final String GROUP = "tenfold.dev";
  public static final String VERSION = "v1alpha1";
  public static final String KIND = "LearningRatePolicy";
  public static final String PLURAL = "learningratepolicies";

  private PolicyReader() {}

  /** Whether the object claims to be a policy, of whatever version. */
  public static boolean isPolicy(Manifest object) {
    return object.kind().equals(KIND) && object.group().equals(GROUP);
  }

  /** The policy of an object. */
  public static PolicyReading read(JsonNode object) {
    Manifest manifest = Manifest.submitted(object);
    if (!isPolicy(manifest) || !manifest.apiVersion().equals(GROUP + "/" + VERSION)) {
      return new PolicyReading.Invalid(
          List.of(
              new Problem(
                  Pointer.ROOT,
                  "it is no policy; write apiVersion: "
                      + GROUP
                      + "/"
                      + VERSION
                      + ", kind: "
                      + KIND)));
    }
    Part root = Part.of(manifest.root());
    root.knows("apiVersion", "kind", "metadata", "spec", "status");
    String name = manifest.name().isEmpty() ? Policy.DEFAULT.name() : manifest.name();
    Policy policy = policy(name, root.part("spec"));
    return root.problems().isEmpty()
        ? new PolicyReading.Valid(policy, root.ignored())
        : new PolicyReading.Invalid(root.problems());
  }

  private static Policy policy(String name, Part spec) {
    spec.knows(
        "priority",
        "dryRun",
        "match",
        "additionalKinds",
        "copied",
        "stages",
        "methods",
        "high",
        "unknown",
        "invalid",
        "fullFineTuning",
        "gitOps",
        "exemptions");
    Optional<Action> copied = spec.action("copied", Action.EVERY);
    return new Policy(
        name,
        spec.integer("priority"),
        spec.isTrue("dryRun"),
        MatchReader.match(spec.part("match")),
        MatchReader.additionalKinds(spec),
        StageReader.stages(spec, copied),
        actions(spec),
        ExemptionReader.exemptions(spec.part("exemptions")));
  }

  private static Actions actions(Part spec) {
    Part methods = spec.part("methods");
    methods.knows("qlora", "lora");
    Actions unsaid = Actions.DEFAULT;
    return new Actions(
        methods.action("qlora", Action.EVERY).orElse(unsaid.qlora()),
        methods.action("lora", Action.EVERY).orElse(unsaid.lora()),
        spec.action("high", Action.WITHOUT_PATCH).orElse(unsaid.high()),
        spec.action("unknown", Action.WITHOUT_PATCH).orElse(unsaid.unknown()),
        spec.action("invalid", Action.WITHOUT_PATCH).orElse(unsaid.invalid()),
        spec.action("fullFineTuning", Action.WITHOUT_PATCH).orElse(unsaid.fullFineTuning()),
        spec.action("gitOps", Action.INSTEAD_OF_PATCH).orElse(unsaid.gitOps()));
  }
}
