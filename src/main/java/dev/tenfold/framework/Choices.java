package dev.tenfold.framework;

import dev.tenfold.launch.python.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The paths of a script on which a run comes out differently, one after the other: a run is read
 * anew for each of them, and only the conditions that matter to it are chosen.
 */
final class Choices {
  /** Of a script with more of them nothing is certain. */
  static final int MAX_PATHS = 16;

  private final List<Boolean> plan = new ArrayList<>();
  private final List<Condition> chosen = new ArrayList<>();
  private final Map<Condition, Boolean> decided = new LinkedHashMap<>();
  private final Map<Condition, Boolean> given;

  /**
   * @param given what holds wherever the run is reached
   */
  Choices(Map<Condition, Boolean> given) {
    this.given = given;
    decided.putAll(given);
  }

  /** The branch of a condition on this path. */
  boolean choose(Condition condition) {
    Boolean known = decided.get(condition);
    if (known != null) {
      return known;
    }
    if (chosen.size() == plan.size()) {
      plan.add(true);
    }
    boolean branch = plan.get(chosen.size());
    chosen.add(condition);
    decided.put(condition, branch);
    return branch;
  }

  /** What holds on this path, as far as the run depends on it. */
  Map<Condition, Boolean> decided() {
    return new LinkedHashMap<>(decided);
  }

  /** Turns to the next path; false when there is none. */
  boolean next() {
    chosen.clear();
    decided.clear();
    decided.putAll(given);
    while (!plan.isEmpty() && !plan.getLast()) {
      plan.removeLast();
    }
    if (plan.isEmpty()) {
      return false;
    }
    plan.set(plan.size() - 1, false);
    return true;
  }
}
