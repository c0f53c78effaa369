package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Python's built-in functions on containers and objects. */
final class Builtins {
  private final Interpreter python;
  private final Session session;

  Builtins(Interpreter python) {
    this.python = python;
    this.session = python.session();
  }

  void into(Map<String, Library.Known> functions) {
    functions.put("builtins.print", (_, _) -> Value.NONE);
    functions.put("builtins.len", (given, _) -> mapped(given.get(0, ""), this::length));
    functions.put("builtins.range", (given, _) -> range(given));
    functions.put("builtins.enumerate", (given, _) -> enumerated(given));
    functions.put("builtins.zip", (given, _) -> zipped(given));
    functions.put("builtins.reversed", (given, _) -> reversed(given.get(0, "")));
    functions.put("builtins.sorted", (given, _) -> session.openList("a sorted list"));
    functions.put("builtins.getattr", (given, _) -> attribute(given));
    functions.put("builtins.setattr", (given, _) -> setAttribute(given));
    functions.put("builtins.hasattr", (given, _) -> hasAttribute(given));
    functions.put("builtins.isinstance", (given, _) -> isInstance(given));
    functions.put("builtins.vars", (given, _) -> variables(given.get(0, "")));
    functions.put("builtins.min", (given, _) -> extreme(given, "<"));
    functions.put("builtins.max", (given, _) -> extreme(given, ">"));
    functions.put("builtins.any", (given, _) -> anyOrAll(given, true));
    functions.put("builtins.all", (given, _) -> anyOrAll(given, false));
    functions.put("builtins.sum", (given, _) -> sum(given));
    functions.put("builtins.exit", (_, _) -> exit());
    functions.put("builtins.quit", (_, _) -> exit());
    functions.put("sys.exit", (_, _) -> exit());
    functions.put("os._exit", (_, _) -> exit());
    functions.put("os.abort", (_, _) -> exit());
  }

  private Value mapped(Value value, java.util.function.UnaryOperator<Value> change) {
    return python.evaluator().mapped(value, change);
  }

  private Value exit() {
    python.end(Flow.EXIT);
    return Value.NONE;
  }

  private Value length(Value value) {
    if (value instanceof Value.Str(Text text) && text.isKnown()) {
      return Value.Int.of(text.toString().codePointCount(0, text.length()));
    }
    if (value instanceof Value.Bytes(Text text)) {
      return Value.Int.of(text.length());
    }
    if (value instanceof Items items && items.kind() == Items.Kind.SET) {
      return Values.dependent(value, "len " + Values.key(value));
    }
    return python
        .evaluator()
        .containers()
        .items(value)
        .<Value>map(items -> Value.Int.of(items.size()))
        .orElseGet(() -> Values.dependent(value, "len " + Values.key(value)));
  }

  private Value range(Arguments given) {
    List<BigInteger> numbers = new ArrayList<>();
    for (Value value : given.positional()) {
      if (!(value instanceof Value.Int(BigInteger number, Text _)) || number.bitLength() > 30) {
        return session.openList("a range up to " + Values.described(value));
      }
      numbers.add(number);
    }
    if (numbers.isEmpty() || numbers.size() > 3) {
      return session.openList("a range");
    }
    int from = numbers.size() == 1 ? 0 : numbers.getFirst().intValue();
    int to = numbers.get(numbers.size() == 1 ? 0 : 1).intValue();
    int step = numbers.size() == 3 ? numbers.get(2).intValue() : 1;
    List<Value> items = new ArrayList<>();
    for (long i = from; step != 0 && (step > 0 ? i < to : i > to); i += step) {
      if (items.size() >= Budget.ITEMS || !session.budget.step(0)) {
        return session.openList("a range of more than " + Budget.ITEMS);
      }
      items.add(Value.Int.of(i));
    }
    return session.list(items);
  }

  private Value enumerated(Arguments given) {
    Optional<List<Value>> items = python.evaluator().containers().items(given.get(0, "iterable"));
    Value start = given.get(1, "start");
    if (items.isEmpty() || !(start instanceof Value.Missing)) {
      return session.openList("an item of " + Values.described(given.get(0, "iterable")));
    }
    List<Value> pairs = new ArrayList<>();
    for (Value item : items.get()) {
      pairs.add(session.tuple(List.of(Value.Int.of(pairs.size()), item)));
    }
    return session.list(pairs);
  }

  private Value zipped(Arguments given) {
    List<List<Value>> all = new ArrayList<>();
    for (Value value : given.positional()) {
      Optional<List<Value>> items = python.evaluator().containers().items(value);
      if (items.isEmpty()) {
        return session.openList("an item of " + Values.described(value));
      }
      all.add(items.get());
    }
    int shortest = all.stream().mapToInt(List::size).min().orElse(0);
    List<Value> tuples = new ArrayList<>();
    for (int i = 0; i < shortest; i++) {
      int place = i;
      tuples.add(session.tuple(all.stream().map(items -> items.get(place)).toList()));
    }
    return session.list(tuples);
  }

  private Value reversed(Value value) {
    return python
        .evaluator()
        .containers()
        .items(value)
        .<Value>map(items -> session.list(items.reversed()))
        .orElseGet(() -> session.openList("an item of " + Values.described(value)));
  }

  private @Nullable Value attribute(Arguments given) {
    Optional<String> name = Values.text(given.get(1, ""));
    if (name.isEmpty()) {
      return null;
    }
    Value of = given.get(0, "");
    Value otherwise = given.get(2, "");
    boolean lacks =
        of instanceof Instance instance
            && instance.open().isEmpty()
            && instance.get(name.get()) instanceof Value.Missing
            && instance.of().member(name.get()) == null;
    return lacks && !(otherwise instanceof Value.Missing)
        ? otherwise
        : python.evaluator().attributes().get(of, name.get());
  }

  private @Nullable Value setAttribute(Arguments given) {
    Optional<String> name = Values.text(given.get(1, ""));
    if (name.isPresent()) {
      python.assignments().attribute(given.get(0, ""), name.get(), given.get(2, ""));
    } else if (given.get(0, "") instanceof Instance instance) {
      instance.open("an attribute that is named by " + Values.described(given.get(1, "")));
    }
    return Value.NONE;
  }

  private @Nullable Value hasAttribute(Arguments given) {
    Optional<String> name = Values.text(given.get(1, ""));
    return given.get(0, "") instanceof Instance instance
            && name.isPresent()
            && instance.open().isEmpty()
            && !(instance.get(name.get()) instanceof Value.Either)
        ? Value.Bool.of(
            !(instance.get(name.get()) instanceof Value.Missing)
                || instance.of().member(name.get()) != null)
        : null;
  }

  private @Nullable Value isInstance(Arguments given) {
    Value type = given.get(1, "");
    List<Value> types =
        type instanceof Items items && items.open().isEmpty() ? items.values() : List.of(type);
    String own =
        switch (python.way().resolved(given.get(0, ""))) {
          case Value.Str _ -> "str";
          case Value.Int _ -> "int";
          case Value.Real _ -> "float";
          case Value.Bool _ -> "bool";
          case Value.None _ -> "None";
          case Dict _ -> "dict";
          case Items items ->
              switch (items.kind()) {
                case LIST -> "list";
                case TUPLE -> "tuple";
                case SET -> "set";
              };
          default -> "";
        };
    boolean known =
        !own.isEmpty()
            && types.stream()
                .allMatch(each ->
                    each instanceof Value.External(String path)
                        && path.matches("builtins\\.(str|int|float|bool|dict|list|tuple|set)"));
    return known
        ? Value.Bool.of(
            types.stream()
                .map(each -> ((Value.External) each).name())
                .anyMatch(each -> each.equals(own) || (own.equals("bool") && each.equals("int"))))
        : null;
  }

  private @Nullable Value variables(Value of) {
    return of instanceof Instance ? python.evaluator().attributes().get(of, "__dict__") : null;
  }

  private @Nullable Value extreme(Arguments given, String operator) {
    Optional<List<Value>> items =
        given.positional().size() == 1
            ? python.evaluator().containers().items(given.get(0, ""))
            : Optional.of(given.positional());
    if (items.isEmpty() || items.get().isEmpty() || !given.named().isEmpty()) {
      return null;
    }
    Value best = items.get().getFirst();
    for (Value item : items.get()) {
      Value less = python.evaluator().comparisons().compare(operator, item, best);
      if (!(less instanceof Value.Bool(boolean holds))) {
        return null;
      }
      best = holds ? item : best;
    }
    return best;
  }

  private @Nullable Value anyOrAll(Arguments given, boolean wanted) {
    Optional<List<Value>> items = python.evaluator().containers().items(given.get(0, ""));
    if (items.isEmpty()) {
      return null;
    }
    for (Value item : items.get()) {
      if (!(python.evaluator().truth(item) instanceof Truth.Known(boolean holds))) {
        return null;
      }
      if (holds == wanted) {
        return Value.Bool.of(wanted);
      }
    }
    return Value.Bool.of(!wanted);
  }

  private @Nullable Value sum(Arguments given) {
    Optional<List<Value>> items = python.evaluator().containers().items(given.get(0, ""));
    if (items.isEmpty() || given.size() != 1) {
      return null;
    }
    Value sum = Value.Int.of(0);
    for (Value item : items.get()) {
      // sums of floats are compensated since 3.12
      if (!(item instanceof Value.Int)) {
        return null;
      }
      sum = python.evaluator().arithmetic().binary("+", sum, item);
    }
    return sum;
  }
}
