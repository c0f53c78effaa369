package dev.tenfold.policy;

import dev.tenfold.source.Field;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.util.Locale;

/**
 * What a namespace's label says instead of the policy: {@code tenfold.dev/mode: warn}. It replaces
 * the action on a copied rate and is the most that is done about anything else.
 */
public record Mode(Action action) {
  public static final String LABEL = "tenfold.dev/mode";
  private static final String VALUES = "deny, patch, warn, audit or off";

  /** The mode of a namespace; {@code Unreadable} holds a sentence that says what to write. */
  public static Reading<Mode> of(Manifest namespace) {
    Field label = namespace.root().down("metadata", "labels").child(LABEL);
    if (!label.isPresent()) {
      return new Reading.Absent<>();
    }
    for (Action action : Action.values()) {
      if (label.string().equals(action.name().toLowerCase(Locale.ROOT))) {
        return new Reading.Found<>(new Mode(action));
      }
    }
    return new Reading.Unreadable<>(
        label.node().isTextual()
            ? "\"" + label.string() + "\" is no mode; write " + VALUES
            : label.node() + " is no text; write " + VALUES + " in quotes");
  }

  @Override
  public String toString() {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
