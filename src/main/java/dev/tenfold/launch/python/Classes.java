package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows classes of the script and the objects that are made of them. */
final class Classes {
  /** Classes whose objects have their annotated names as fields, without any decorator. */
  private static final Set<String> WITH_FIELDS =
      Set.of("pydantic.BaseModel", "pydantic_settings.BaseSettings", "typing.NamedTuple");

  private final Interpreter python;
  private final Session session;

  Classes(Interpreter python) {
    this.python = python;
    this.session = python.session();
  }

  void define(Statement.DefineClass define, Scope scope) {
    Arguments bases = python.calling().arguments(define.bases(), scope);
    UserClass made = new UserClass(define.name(), session.number(), bases.positional());
    Scope inside = new Scope(scope.module(), scope.closure(), python.way().guards());
    inside.ofClass = made;
    python.run(define.body(), inside);
    made.members().putAll(inside.names());
    for (Expression decorator : define.decorators()) {
      Value value = python.eval(decorator, scope);
      boolean dataclass =
          value.equals(new Value.External("dataclasses.dataclass"))
              || (value instanceof Value.Made(Call call)
                  && call.path().equals("dataclasses.dataclass"));
      if (dataclass) {
        made.makeDataclass();
      }
    }
    if (made.foreign()
        .filter(base -> base instanceof Value.External(String path) && WITH_FIELDS.contains(path))
        .isPresent()) {
      made.makeDataclass();
    }
    scope.set(define.name(), made, python.way());
  }

  private static boolean hasFieldsOnly(UserClass made) {
    return made.foreign()
        .filter(
            base -> !(base instanceof Value.External(String path) && WITH_FIELDS.contains(path)))
        .isEmpty();
  }

  /** An object of a class. */
  Value make(UserClass made, Arguments arguments, Calling.Place place) {
    return hasFieldsOnly(made)
        ? instance(made, arguments)
        : extended(made, made.foreign().orElseThrow(), arguments, place);
  }

  private Value instance(UserClass made, Arguments arguments) {
    Instance instance = new Instance(made, session.number(), python.way().guards());
    if (made.member("__init__") instanceof Function init) {
      python.calling().function(init, arguments.after(instance));
    } else if (made.isDataclass()) {
      fields(made, arguments).forEach((name, value) -> instance.set(name, value, python.way()));
      arguments.open().ifPresent(instance::open);
      if (made.member("__post_init__") instanceof Function after) {
        python.calling().function(after, Arguments.of(instance));
      }
    }
    return instance;
  }

  /** The fields of a dataclass with the values that it is made with. */
  Map<String, Value> fields(UserClass made, Arguments arguments) {
    Map<String, Value> values = new LinkedHashMap<>();
    int place = 0;
    for (UserClass.Field field : made.fields()) {
      Value given = python.way().resolved(arguments.get(place, field.name()));
      place++;
      Value value =
          given instanceof Value.Missing || given instanceof Value.Either
              ? Containers.orElse(given, byDefault(made, field.name()))
              : given;
      values.put(field.name(), value);
    }
    return values;
  }

  /** What a field has when nothing is given, or nothing. */
  Value byDefault(UserClass made, String field) {
    Value member = made.member(field);
    if (member == null) {
      return Value.MISSING;
    }
    if (!(member instanceof Value.Made(Call call)) || !isField(call.path())) {
      return member;
    }
    Value plain = call.arguments().get(call.path().startsWith("pydantic") ? 0 : -1, "default");
    Value factory = call.arguments().named("default_factory");
    if (!(factory instanceof Value.Missing)) {
      return python
          .calling()
          .apply(factory, Arguments.NONE, new Calling.Place(call.at(), call.site()));
    }
    return plain;
  }

  private static boolean isField(String path) {
    return path.equals("dataclasses.field") || path.equals("pydantic.Field");
  }

  /**
   * An object of a class that extends one that is not read: what it is made with goes to that one,
   * with the fields that the script's own class adds or changes.
   */
  private Value extended(UserClass made, Value base, Arguments arguments, Calling.Place place) {
    if (made.member("__init__") instanceof Function init) {
      Arguments hidden =
          new Arguments(
              List.of(), Map.of(), Optional.of("what " + made.name() + ".__init__ passes on"));
      Value self = python.calling().record(base, hidden, place, made);
      python.calling().function(init, arguments.after(self));
      return self;
    }
    Map<String, Value> named = new LinkedHashMap<>();
    if (made.isDataclass() || isConfig(base)) {
      for (UserClass.Field field : made.fields()) {
        named.put(field.name(), byDefault(made, field.name()));
      }
      named.values().removeIf(value -> value instanceof Value.Missing);
    }
    named.putAll(arguments.named());
    Value self =
        python
            .calling()
            .record(
                base, new Arguments(arguments.positional(), named, arguments.open()), place, made);
    if (made.member("__post_init__") instanceof Function after) {
      python.calling().function(after, Arguments.of(self));
    }
    return self;
  }

  private static boolean isConfig(Value base) {
    return base instanceof Value.External external
        && (external.name().endsWith("Arguments") || external.name().endsWith("Config"));
  }

  /** What {@code with} binds: mostly the context manager itself. */
  Value entered(Value context) {
    return (context instanceof Instance instance
            && instance.of().member("__enter__") instanceof Function enter)
        ? python.calling().function(enter, Arguments.of(instance))
        : context;
  }
}
