package dev.tenfold.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a policy wants done, the mildest first. */
public enum Action {
  /** Not even judged aloud: nothing is said anywhere. */
  OFF,
  /** Only the audit annotation and the metrics tell. */
  AUDIT,
  WARN,
  PATCH,
  DENY;

  /** What can be done about a rate that has no one right value to be patched to. */
  static final List<Action> WITHOUT_PATCH = List.of(DENY, WARN, AUDIT, OFF);

  /** What can be done about a copied rate. */
  static final List<Action> EVERY = List.of(DENY, PATCH, WARN, AUDIT, OFF);

  /** What can be done instead of a patch that a tool would undo. */
  static final List<Action> INSTEAD_OF_PATCH = List.of(DENY, PATCH, WARN, AUDIT);

  /** This action, or the other one if that is milder. */
  public Action atMost(Action other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The action with the name that a policy uses: {@code Deny}. */
  static Optional<Action> of(String name) {
    for (Action action : values()) {
      if (action.title().equals(name)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** The name in policies: {@code Deny}. */
  public String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** The name in reports: what nobody hears of is {@code allow}. */
  public String id() {
    return compareTo(WARN) < 0 ? "allow" : name().toLowerCase(Locale.ROOT);
  }

  /** The names for a sentence: {@code Deny, Warn, Audit or Off}. */
  static String titles(List<Action> actions) {
    return actions.stream()
            .limit(actions.size() - 1L)
            .map(Action::title)
            .collect(Collectors.joining(", "))
        + " or "
        + actions.getLast().title();
  }
}
