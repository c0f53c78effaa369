package dev.tenfold.policy;

import java.util.Locale;
import java.util.Optional;

/** What a policy wants done, the mildest first. */
public enum Action {
  /** Not even judged aloud: nothing is said anywhere. */
  OFF,
  /** Only the audit annotation and the metrics tell. */
  AUDIT,
  WARN,
  PATCH,
  DENY;

  /** This action, or the other one if that is milder. */
  public Action atMost(Action other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The name that a policy uses: {@code Deny}. */
  public static Optional<Action> of(String name) {
    for (Action action : values()) {
      if (action.name().equalsIgnoreCase(name)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** The name in reports: what nobody hears of is {@code allow}. */
  public String id() {
    return compareTo(WARN) < 0 ? "allow" : name().toLowerCase(Locale.ROOT);
  }
}
