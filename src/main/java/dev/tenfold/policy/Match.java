package dev.tenfold.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which objects a policy decides about.
 *
 * @param kinds empty for every kind
 * @param namespaces by their labels; an object that belongs to no namespace has no such labels
 */
public record Match(List<Kind> kinds, LabelSelector namespaces, LabelSelector objects) {
  public static final Match EVERYTHING =
      new Match(List.of(), LabelSelector.EVERYTHING, LabelSelector.EVERYTHING);

  /** A kind, of any group where none is given. */
  public record Kind(Optional<String> group, String kind) {
    boolean is(String otherGroup, String otherKind) {
      return kind.equals(otherKind) && group.filter(g -> !g.equals(otherGroup)).isEmpty();
    }

    @Override
    public String toString() {
      return group.filter(g -> !g.isEmpty()).map(g -> kind + "." + g).orElse(kind);
    }
  }

  /**
   * An object as a policy sees it.
   *
   * @param namespaceLabels empty where the object belongs to no namespace
   */
  public record Subject(
      String group,
      String kind,
      Map<String, String> labels,
      Optional<Map<String, String>> namespaceLabels) {}

  public Match {
    kinds = List.copyOf(kinds);
  }

  /** Why the object is not meant, as a clause; empty where it is. */
  Optional<String> mismatch(Subject subject) {
    if (!kinds.isEmpty()
        && kinds.stream().noneMatch(kind -> kind.is(subject.group(), subject.kind()))) {
      return Optional.of("its kinds do not include " + subject.kind());
    }
    if (!namespaces.isEverything()
        && subject.namespaceLabels().filter(namespaces::matches).isEmpty()) {
      return Optional.of(
          subject.namespaceLabels().isEmpty()
              ? "it selects namespaces, and the object belongs to none"
              : "the namespace does not match " + namespaces);
    }
    return objects.matches(subject.labels())
        ? Optional.empty()
        : Optional.of("the object does not match " + objects);
  }
}
