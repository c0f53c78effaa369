package dev.tenfold.launch.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a module, of a class or of one call of a function. */
final class Scope {
  /** A value that a call gives back, and the branches under which it does. */
  record Returned(Guards guards, Value value) {}

  private final Module module;
  private final @Nullable Scope outer;
  private final Guards guards;
  private final Map<String, Value> names = new LinkedHashMap<>();
  private final Set<String> global = new HashSet<>();
  private final Set<String> nonlocal = new HashSet<>();
  final List<Returned> returned = new ArrayList<>();
  @Nullable UserClass ofClass;
  Value.@Nullable Super self;

  Scope(Module module, @Nullable Scope outer, Guards guards) {
    this.module = module;
    this.outer = outer;
    this.guards = guards;
  }

  Module module() {
    return module;
  }

  Guards guards() {
    return guards;
  }

  Map<String, Value> names() {
    return names;
  }

  boolean isModule() {
    return outer == null;
  }

  /** Where a function that is defined here finds names that are not its own. */
  Scope closure() {
    return ofClass != null && outer != null ? outer : this;
  }

  void declare(String keyword, List<String> declared) {
    (keyword.equals("global") ? global : nonlocal).addAll(declared);
  }

  /** The value of a name, or nothing. */
  Value get(String name) {
    for (Scope at = this; at != null && !at.global.contains(name); at = at.outer) {
      Value value = at.names.get(name);
      if (value != null) {
        return value;
      }
    }
    Value value = module.scope().names.get(name);
    return value == null ? Value.MISSING : value;
  }

  void set(String name, Value value, Way way) {
    Scope at = owner(name);
    at.names.put(name, way.over(at.guards, value, at.names.getOrDefault(name, Value.MISSING)));
  }

  private Scope owner(String name) {
    if (global.contains(name)) {
      return module.scope();
    }
    if (nonlocal.contains(name)) {
      for (Scope at = outer; at != null; at = at.outer) {
        if (at.names.containsKey(name)) {
          return at;
        }
      }
    }
    return this;
  }

  /** What is around {@code super()}: the class and the object of the method that is running. */
  Value.@Nullable Super self() {
    for (Scope at = this; at != null; at = at.outer) {
      if (at.self != null) {
        return at.self;
      }
    }
    return null;
  }

  /** The call that a {@code return} ends; comprehensions have scopes of their own. */
  void give(Value value, Way way) {
    returned.add(new Returned(way.guards(), value));
  }

  /** What the call gives back; {@code atEnd} where it comes to its end. */
  Value result(Value atEnd) {
    Value result = atEnd;
    for (Returned each : returned.reversed()) {
      result = each.guards().over(guards, each.value(), result);
    }
    return result;
  }
}
