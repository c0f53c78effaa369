package dev.tenfold.launch.python;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a class of the script, or a namespace such as argparse gives. */
public final class Instance implements Value {
  private final UserClass of;
  private final int number;
  private final Guards guards;
  private final Map<String, Value> attributes = new LinkedHashMap<>();
  private @Nullable String open;

  Instance(UserClass of, int number, Guards guards) {
    this.of = of;
    this.number = number;
    this.guards = guards;
  }

  UserClass of() {
    return of;
  }

  int number() {
    return number;
  }

  Map<String, Value> attributes() {
    return attributes;
  }

  /** Why there may be other attributes and other values. */
  Optional<String> open() {
    return Optional.ofNullable(open);
  }

  void open(String why) {
    open = why;
    attributes.clear();
  }

  Value get(String name) {
    return attributes.getOrDefault(name, Value.MISSING);
  }

  void set(String name, Value value, Way way) {
    attributes.put(name, way.over(guards, value, get(name)));
  }
}
