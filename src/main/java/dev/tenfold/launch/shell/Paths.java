package dev.tenfold.launch.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The paths of a script, one after the other. A script is read anew for each of them: the plan says
 * which branch each undecided condition takes this time.
 */
final class Paths {
  static final int MAX = 16;

  private final List<Integer> plan = new ArrayList<>();
  private final List<Integer> arity = new ArrayList<>();
  private int position;
  private Map<String, Integer> decided = new HashMap<>();
  private Map<String, Integer> conditions = new LinkedHashMap<>();

  /** What is chosen at this point of the script. */
  Map<String, Integer> conditions() {
    return new LinkedHashMap<>(conditions);
  }

  /** The branch that this condition takes if that is settled on this path already, or null. */
  @Nullable Integer settled(String condition) {
    Integer within = conditions.get(condition);
    return within != null ? within : decided.get(condition);
  }

  /** Chooses one of the branches for the rest of the path; the others are other paths. */
  int choose(String condition, List<Integer> branches) {
    Integer settled = settled(condition);
    if (settled == null) {
      if (position == plan.size()) {
        plan.add(0);
        arity.add(branches.size());
      }
      settled = branches.get(Math.min(plan.get(position), branches.size() - 1));
      position++;
      decided.put(condition, settled);
    }
    conditions.put(condition, settled);
    return settled;
  }

  /** Follows a branch only as far as it goes; nothing after it depends on it. */
  void within(String condition, int branch, Runnable read) {
    Map<String, Integer> outer = conditions;
    conditions = new LinkedHashMap<>(outer);
    conditions.put(condition, branch);
    read.run();
    conditions = outer;
  }

  /** Turns to the next path; false when there is none. */
  boolean next() {
    position = 0;
    decided = new HashMap<>();
    conditions = new LinkedHashMap<>();
    while (!plan.isEmpty() && plan.getLast() + 1 >= arity.getLast()) {
      plan.removeLast();
      arity.removeLast();
    }
    if (plan.isEmpty()) {
      return false;
    }
    plan.set(plan.size() - 1, plan.getLast() + 1);
    return true;
  }
}
