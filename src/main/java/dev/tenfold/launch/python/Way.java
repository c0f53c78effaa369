package dev.tenfold.launch.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** How the reading comes to where it is: within which branches, and past which exits. */
final class Way {
  /** More exits than this under conditions are not kept apart. */
  private static final int MAX_EXITS = 200;

  private record Exit(Flow by, Map<Condition, Boolean> when) {}

  private Guards guards = Guards.NONE;
  private List<Exit> exits = new ArrayList<>();
  private Optional<String> round = Optional.empty();
  private Optional<String> doubt = Optional.empty();

  Guards guards() {
    return guards;
  }

  /** Goes back to branches that were entered before. */
  void guards(Guards before) {
    guards = before;
  }

  void enter(Condition condition, boolean branch) {
    guards = guards.and(condition, branch);
  }

  /** Reads something within one branch. */
  <T> T within(Condition condition, boolean branch, Supplier<T> read) {
    Guards outer = guards;
    guards = guards.and(condition, branch);
    T result = read.get();
    guards = outer;
    return result;
  }

  /** Whether this is within branches that something which began within others is not. */
  boolean isWithinMore(Guards beginning) {
    return guards.asMap().keySet().stream()
        .anyMatch(condition -> beginning.decided(condition) == null);
  }

  /** What a place holds that something is written to here. */
  Value over(Guards beginning, Value value, Value before) {
    return guards.over(beginning, value, before);
  }

  /** The value itself where the branches decide which of several it is. */
  Value resolved(Value value) {
    Value at = value;
    while (at instanceof Value.Either(Condition condition, Value yes, Value no, int _)) {
      Boolean branch = guards.decided(condition);
      if (branch == null) {
        return at;
      }
      at = branch ? yes : no;
    }
    return at;
  }

  /** What comes after is not reached within these branches. */
  void exit(Flow by) {
    if (exits.size() < MAX_EXITS) {
      exits.add(new Exit(by, guards.asMap()));
    }
  }

  int mark() {
    return exits.size();
  }

  /** Behind a loop or a call, what left no more than that is forgotten. */
  void forget(int mark, Set<Flow> kinds) {
    for (int i = exits.size() - 1; i >= Math.min(mark, exits.size()); i--) {
      if (kinds.contains(exits.get(i).by())) {
        exits.remove(i);
      }
    }
  }

  Optional<String> round() {
    return round;
  }

  void round(Optional<String> now) {
    round = now;
  }

  Optional<String> doubt() {
    return doubt;
  }

  void doubt(Optional<String> now) {
    doubt = now;
  }

  Reach reach() {
    Map<Condition, Boolean> within = new LinkedHashMap<>(guards.asMap());
    return new Reach(within, exits.stream().map(Exit::when).distinct().toList(), round, doubt);
  }
}
