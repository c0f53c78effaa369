package dev.tenfold.review;

import dev.tenfold.job.KnownKinds;
import dev.tenfold.policy.Policies;

/**
 * The kinds that are judged: those that Tenfold knows, and those that policies add. Whichever
 * policy adds a kind, every policy may decide about its objects.
 */
public final class Kinds {
  private Kinds() {}

  public static KnownKinds of(Policies policies) {
    return KnownKinds.BUILT_IN.with(
        policies.additionalKinds().stream()
            .map(kind -> new KnownKinds.Added(kind.group(), kind.kind(), kind.podTemplates()))
            .toList());
  }
}
