package dev.tenfold.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The policies in force, in the order in which they are asked. */
public record Policies(List<Policy> inOrder) {
  private static final Comparator<Policy> ORDER =
      Comparator.comparingInt(Policy::priority).reversed().thenComparing(Policy::name);

  /** Tenfold as it is installed. */
  public static final Policies NONE = new Policies(List.of());

  /**
   * The policy that decides about an object, alone.
   *
   * @param passedOver policies that would have come first, each with the reason
   */
  public record Choice(Policy policy, List<Passed> passedOver) {}

  /** A policy that does not mean an object. */
  public record Passed(Policy policy, String why) {}

  public Policies {
    inOrder = inOrder.stream().sorted(ORDER).toList();
  }

  public static Policies of(Policy policy) {
    return new Policies(List.of(policy));
  }

  /** The first that matches; what none matches is judged as Tenfold does by itself. */
  public Choice choose(Match.Subject subject) {
    List<Passed> passed = new ArrayList<>();
    for (Policy policy : inOrder) {
      Optional<String> mismatch = policy.match().mismatch(subject);
      if (mismatch.isEmpty()) {
        return new Choice(policy, passed);
      }
      passed.add(new Passed(policy, mismatch.get()));
    }
    return new Choice(Policy.DEFAULT, passed);
  }

  /** Every kind that any of them adds. */
  public List<AdditionalKind> additionalKinds() {
    return inOrder.stream().flatMap(policy -> policy.additionalKinds().stream()).toList();
  }
}
