package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all of one reading shares: what was found, and what has got a number or a name. */
final class Session {
  /** What an item of a list takes to hold, in characters. */
  private static final int ITEM = 8;

  final PythonStart start;
  final Budget budget;
  final Way way = new Way();
  final Set<String> imports = new LinkedHashSet<>();
  final Map<String, Optional<Module>> modules = new LinkedHashMap<>();
  final Map<String, Value> environment = new LinkedHashMap<>();
  final Set<String> writtenFiles = new LinkedHashSet<>();

  /** Functions that something was given which is not read. */
  final List<Function> passed = new ArrayList<>();

  /** Functions with a decorator that is not read. */
  final List<Function> decorated = new ArrayList<>();

  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Condition> conditions = new HashMap<>();
  private int numbers;
  private @Nullable String refused;

  Session(PythonStart start, Budget budget) {
    this.start = start;
    this.budget = budget;
  }

  /** Something that Python ends the program for, unless the script is ready for it. */
  void refuse(String why) {
    if (refused == null && way.guards().depth() == 0 && way.doubt().isEmpty()) {
      refused = why;
    }
  }

  Optional<String> refused() {
    return Optional.ofNullable(refused);
  }

  int number() {
    return ++numbers;
  }

  /** The number of the call that comes next. */
  int now() {
    return calls.size();
  }

  List<Call> calls() {
    return calls;
  }

  Value.Made record(
      Value callee, Arguments arguments, Text at, int site, @Nullable UserClass subclass) {
    if (calls.size() >= Budget.CALLS) {
      budget.exhaust("the script makes more than " + Budget.CALLS + " calls");
    }
    Call call =
        new Call(calls.size(), callee, arguments, at, site, way.reach(), way.guards(), subclass);
    if (calls.size() < Budget.CALLS) {
      calls.add(call);
    }
    return new Value.Made(call);
  }

  Condition condition(String key, Value test) {
    return conditions.computeIfAbsent(key, k -> new Condition(k, test));
  }

  Items items(Items.Kind kind, List<Value> values) {
    budget.step(values.size() * ITEM);
    return new Items(kind, values, number(), way.guards());
  }

  Items list(List<Value> values) {
    return items(Items.Kind.LIST, values);
  }

  Items tuple(List<Value> values) {
    return items(Items.Kind.TUPLE, values);
  }

  Items openList(String why) {
    Items items = list(List.of());
    items.open(why);
    return items;
  }

  Dict dict() {
    return new Dict(number(), way.guards());
  }

  /** Something unknown that is like nothing else. */
  Value.Unknown unknown(String why) {
    return Values.unknown(why, "?" + number());
  }
}
