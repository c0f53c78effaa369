package dev.tenfold.policy;

import java.util.HashMap;
import java.util.Map;

/**
 * What holds for a stage.
 *
 * @param title the stage's name in messages; empty where it is unknown
 * @param copied what is done about a copied rate
 * @param frameworks what holds for a framework instead, by its id
 */
public record StageRule(
    String title, StageRates rates, Action copied, Map<String, Other> frameworks) {

  /** What holds for runs of one framework. */
  public record Other(StageRates rates, Action copied) {}

  public StageRule {
    frameworks = Map.copyOf(frameworks);
  }

  StageRule(String title, StageRates rates, Action copied) {
    this(title, rates, copied, Map.of());
  }

  /** The rule as it holds for a framework. */
  StageRule in(String framework) {
    java.util.Optional<Other> override = java.util.Optional.ofNullable(frameworks.get(framework));
    return override.map(other -> new StageRule(title, other.rates(), other.copied())).orElse(this);
  }

  /** The same rates with another action, for every framework. */
  StageRule doing(Action action) {
    Map<String, Other> changed = new HashMap<>();
    frameworks.forEach((name, other) -> changed.put(name, new Other(other.rates(), action)));
    return new StageRule(title, rates, action, changed);
  }
}
