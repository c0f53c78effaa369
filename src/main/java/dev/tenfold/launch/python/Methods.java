package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Methods of lists, dictionaries and texts. */
final class Methods {
  private final Interpreter python;
  private final Session session;
  private final TextMethods texts;

  Methods(Interpreter python) {
    this.python = python;
    this.session = python.session();
    this.texts = new TextMethods(python);
  }

  Value call(Value of, String name, Arguments arguments) {
    @Nullable Value result =
        switch (of) {
          case Dict dict -> ofDict(dict, name, arguments);
          case Items items -> ofItems(items, name, arguments);
          case Value.Str(Text text) -> texts.call(text, name, arguments);
          default -> null;
        };
    return result == null
        ? Values.dependent(of, Values.key(of) + "." + name + "(" + session.number() + ")")
        : result;
  }

  private @Nullable Value ofDict(Dict dict, String name, Arguments arguments) {
    Containers containers = python.evaluator().containers();
    Value key = arguments.get(0, "");
    return switch (name) {
      case "get" -> lookup(dict, key, otherwise(arguments));
      case "setdefault" -> {
        Value value = lookup(dict, key, otherwise(arguments));
        dict.put(key, value, session.way);
        yield value;
      }
      case "pop" -> {
        Value value =
            arguments.positional().size() > 1
                ? lookup(dict, key, arguments.get(1, ""))
                : containers.item(dict, key);
        dict.remove(key, session.way);
        yield value;
      }
      case "update" -> {
        for (Value more : arguments.positional()) {
          containers.update(dict, more);
        }
        arguments
            .named()
            .forEach((named, value) -> dict.put(Values.str(named), value, session.way));
        arguments.open().ifPresent(dict::open);
        yield Value.NONE;
      }
      case "copy" -> dict.copy(session.number(), session.way.guards());
      case "clear" -> {
        dict.clear(session.way);
        yield Value.NONE;
      }
      case "keys" -> listed(dict, dict.entries().stream().map(Dict.Entry::key).toList());
      case "values" -> listed(dict, dict.entries().stream().map(Dict.Entry::value).toList());
      case "items" ->
          listed(
              dict,
              dict.entries().stream()
                  .<Value>map(entry -> session.tuple(List.of(entry.key(), entry.value())))
                  .toList());
      default -> null;
    };
  }

  private static Value otherwise(Arguments arguments) {
    Value given = arguments.get(1, "default");
    return given instanceof Value.Missing ? Value.NONE : given;
  }

  private Value lookup(Dict dict, Value key, Value otherwise) {
    Value found = dict.get(key);
    if (found == null) {
      return Values.dependent(key, Values.key(dict) + "[" + Values.key(key) + "]");
    }
    Value without = dict.open().<Value>map(session::unknown).orElse(otherwise);
    return Containers.orElse(session.way.resolved(found), without);
  }

  private Items listed(Dict dict, List<Value> values) {
    Items items = session.list(values);
    dict.open().ifPresent(items::open);
    boolean uncertain =
        dict.entries().stream().anyMatch(entry -> entry.value() instanceof Value.Either);
    if (uncertain) {
      items.open("a dictionary is changed under a condition");
    }
    return items;
  }

  private @Nullable Value ofItems(Items items, String name, Arguments arguments) {
    Value first = arguments.get(0, "");
    List<Value> now = new ArrayList<>(items.values());
    switch (name) {
      case "append", "add" -> items.add(first, session.way);
      case "extend", "update" -> {
        Optional<List<Value>> more = python.evaluator().containers().items(first);
        if (more.isPresent() && now.size() + more.get().size() <= Budget.ITEMS) {
          now.addAll(more.get());
          items.set(now, session.way);
        } else {
          items.open("the items of " + Values.described(first));
        }
      }
      case "insert" -> {
        if (first instanceof Value.Int(var index, Text _) && index.signum() == 0) {
          now.addFirst(arguments.get(1, ""));
          items.set(now, session.way);
        } else {
          items.open("a list into which something is put");
        }
      }
      case "clear" -> items.set(List.of(), session.way);
      case "copy" -> {
        Items copy = session.items(items.kind(), now);
        items.open().ifPresent(copy::open);
        return copy;
      }
      case "pop", "remove", "sort", "reverse", "discard" -> {
        boolean last = name.equals("pop") && arguments.size() == 0;
        if (last && items.open().isEmpty() && !now.isEmpty()) {
          Value taken = now.removeLast();
          items.set(now, session.way);
          return taken;
        }
        items.open("a list that is changed by " + name);
        return name.equals("pop") ? session.unknown("an item of a list") : Value.NONE;
      }
      default -> {
        return null;
      }
    }
    return Value.NONE;
  }
}
