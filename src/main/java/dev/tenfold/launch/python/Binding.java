package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives the parameters of a function their values. */
final class Binding {
  private final Session session;
  private final Function function;
  private final Arguments arguments;
  private final Map<String, Value> rest;
  private int next;

  Binding(Session session, Function function, Arguments arguments) {
    this.session = session;
    this.function = function;
    this.arguments = arguments;
    this.rest = new LinkedHashMap<>(arguments.named());
  }

  void into(Scope scope) {
    Map<String, Value> names = scope.names();
    Parameter doubleStar = null;
    for (Parameter parameter : function.parameters()) {
      switch (parameter.kind()) {
        case STAR -> names.put(parameter.name(), remaining());
        case DOUBLE_STAR -> doubleStar = parameter;
        case POSITIONAL_ONLY, NORMAL, KEYWORD_ONLY -> names.put(parameter.name(), value(parameter));
      }
    }
    if (doubleStar != null) {
      Dict dict = session.dict();
      arguments.open().ifPresent(dict::open);
      rest.forEach((name, value) -> dict.put(Values.str(name), value, session.way));
      names.put(doubleStar.name(), dict);
    }
  }

  private Value remaining() {
    List<Value> all = new ArrayList<>();
    while (next < arguments.positional().size()) {
      all.add(arguments.positional().get(next++));
    }
    Items items = session.tuple(all);
    arguments.open().ifPresent(items::open);
    return items;
  }

  private Value value(Parameter parameter) {
    boolean byPlace =
        parameter.kind() != Parameter.Kind.KEYWORD_ONLY && next < arguments.positional().size();
    if (byPlace) {
      return arguments.positional().get(next++);
    }
    Value named =
        parameter.kind() == Parameter.Kind.POSITIONAL_ONLY
            ? Value.MISSING
            : rest.getOrDefault(parameter.name(), Value.MISSING);
    rest.remove(parameter.name());
    return Containers.orElse(session.way.resolved(named), without(parameter));
  }

  private Value without(Parameter parameter) {
    if (arguments.open().isPresent()) {
      return session.unknown(parameter.name() + " comes from " + arguments.open().get());
    }
    Value byDefault = function.defaults().get(parameter.name());
    return byDefault != null
        ? byDefault
        : session.unknown(
            parameter.name() + ", an argument that " + function.name() + " is not given");
  }
}
