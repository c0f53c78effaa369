package dev.tenfold.launch.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list, a tuple or a set. A list can change. */
public final class Items implements Value {
  /** What kind of sequence it is. */
  public enum Kind {
    LIST,
    TUPLE,
    SET
  }

  private final Kind kind;
  private final int number;
  private final Guards guards;
  private List<Value> values;
  private @Nullable String open;

  Items(Kind kind, List<Value> values, int number, Guards guards) {
    this.kind = kind;
    this.values = List.copyOf(values);
    this.number = number;
    this.guards = guards;
  }

  public Kind kind() {
    return kind;
  }

  /** The items, in order; there may be others where it is {@link #open}. */
  public List<Value> values() {
    return values;
  }

  /** Why it is not known which items there are. */
  public Optional<String> open() {
    return Optional.ofNullable(open);
  }

  /** The items, if they are known. */
  Optional<List<Value>> known() {
    return open == null ? Optional.of(values) : Optional.empty();
  }

  void set(List<Value> now, Way way) {
    if (way.isWithinMore(guards)) {
      open("a list is changed under a condition");
    } else {
      values = List.copyOf(now);
    }
  }

  void add(Value value, Way way) {
    List<Value> more = new ArrayList<>(values);
    more.add(value);
    set(more, way);
  }

  void open(String why) {
    open = why;
  }

  int number() {
    return number;
  }
}
