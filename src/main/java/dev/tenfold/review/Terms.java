package dev.tenfold.review;

import dev.tenfold.job.KindFacts;
import dev.tenfold.policy.Match;
import dev.tenfold.policy.Mode;
import dev.tenfold.policy.Policies;
import dev.tenfold.policy.Policy;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for one object: the policy that decides about it alone, and the label of its namespace
 * that changes what is done.
 *
 * @param policy the policy of the choice, as it holds for this object in this namespace
 * @param mode of the namespace; {@code Unreadable} where its label says nothing that is known
 */
record Terms(Policies.Choice choice, Policy policy, Reading<Mode> mode, List<String> problems) {
  /** The API server gives this label to every namespace. */
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  static Terms of(Request request, KindFacts kind, Policies policies) {
    Reading<Manifest> namespace =
        kind.scope() == KindFacts.Scope.CLUSTER || request.namespace().isEmpty()
            ? new Reading.Absent<>()
            : request.lookup().find(new Lookup.Reference("", "Namespace", "", request.namespace()));
    Map<String, String> labels = labels(request.object());
    Policies.Choice choice =
        policies.choose(
            new Match.Subject(
                request.object().group(),
                request.object().kind(),
                labels,
                kind.scope() == KindFacts.Scope.CLUSTER
                    ? Optional.empty()
                    : Optional.of(namespaceLabels(request.namespace(), namespace))));
    Reading<Mode> mode = namespace.found().map(Mode::of).orElseGet(Reading.Absent::new);
    Policy policy = choice.policy().on(labels);
    return new Terms(
        choice,
        mode.found().map(policy::under).orElse(policy),
        mode,
        request.from() instanceof Request.Asker.User
                && namespace instanceof Reading.Unreadable<Manifest>(String why)
            ? List.of(why)
            : List.of());
  }

  private static Map<String, String> namespaceLabels(String name, Reading<Manifest> namespace) {
    Map<String, String> labels = new HashMap<>();
    if (!name.isEmpty()) {
      labels.put(NAME_LABEL, name);
    }
    namespace.found().map(Terms::labels).ifPresent(labels::putAll);
    return labels;
  }

  private static Map<String, String> labels(Manifest object) {
    Map<String, String> labels = new HashMap<>();
    object
        .root()
        .down("metadata", "labels")
        .entries()
        .forEach((key, value) -> labels.put(key, value.string()));
    return labels;
  }

  /** What a user should hear of the terms themselves. */
  List<String> warnings() {
    return mode instanceof Reading.Unreadable<Mode>(String why)
        ? List.of("namespace label " + Mode.LABEL + " is ignored: " + why)
        : List.of();
  }

  /** The policy's name where it needs to be said: {@code policy "research"}. */
  String named() {
    return "policy \"" + choice.policy().name() + "\"";
  }
}
