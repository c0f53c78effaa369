package dev.tenfold.launch.python;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The branches of undecided conditions within which something is, the innermost first. */
final class Guards {
  /** Within no branch at all. */
  static final Guards NONE = new Guards(null, null, false, 0);

  private final @Nullable Guards outer;
  private final @Nullable Condition condition;
  private final boolean branch;
  private final int depth;

  private Guards(@Nullable Guards outer, @Nullable Condition condition, boolean branch, int depth) {
    this.outer = outer;
    this.condition = condition;
    this.branch = branch;
    this.depth = depth;
  }

  Guards and(Condition more, boolean taken) {
    return new Guards(this, more, taken, depth + 1);
  }

  int depth() {
    return depth;
  }

  /** The branch that is taken of a condition, or null where it is open. */
  @Nullable Boolean decided(Condition wanted) {
    for (Guards at = this; at != null; at = at.outer) {
      if (at.condition != null && at.condition.equals(wanted)) {
        return at.branch;
      }
    }
    return null;
  }

  /** What holds where {@code value} is written here over something that began within others. */
  Value over(Guards beginning, Value value, Value before) {
    Value result = value;
    for (Guards at = this; at != null; at = at.outer) {
      Condition each = at.condition;
      if (each != null && beginning.decided(each) == null) {
        result =
            at.branch ? Values.either(each, result, before) : Values.either(each, before, result);
      }
    }
    return result;
  }

  Map<Condition, Boolean> asMap() {
    Map<Condition, Boolean> all = new LinkedHashMap<>();
    for (Guards at = this; at != null; at = at.outer) {
      if (at.condition != null) {
        all.putIfAbsent(at.condition, at.branch);
      }
    }
    return all;
  }
}
