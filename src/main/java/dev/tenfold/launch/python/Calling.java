package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Parameter;
import dev.tenfold.launch.python.syntax.Statement;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows calls: into functions of the script, or as calls of something that is not read. */
final class Calling {
  private final Interpreter python;
  private final Session session;
  private final Methods methods;
  private final Library library;
  private final Starting starting;
  private final CommandLines commandLines;

  Calling(Interpreter python) {
    this.python = python;
    this.session = python.session();
    this.methods = new Methods(python);
    this.library = new Library(python);
    this.starting = new Starting(python);
    this.commandLines = new CommandLines(python);
  }

  /** Where a call stands. */
  record Place(Text at, int site) {}

  void define(Statement.Define define, Scope scope) {
    Function.Body body =
        define.yields() ? new Function.Body.Generator() : new Function.Body.Block(define.body());
    Function function =
        new Function(
            define.name(),
            session.number(),
            define.parameters(),
            defaults(define.parameters(), scope),
            body,
            scope.closure(),
            scope.ofClass);
    scope.set(define.name(), decorated(function, define.decorators(), scope), python.way());
  }

  Value lambda(Expression.Lambda lambda, Scope scope) {
    return new Function(
        "a lambda",
        session.number(),
        lambda.parameters(),
        defaults(lambda.parameters(), scope),
        new Function.Body.Single(lambda.body()),
        scope.closure(),
        null);
  }

  private Map<String, Value> defaults(List<Parameter> parameters, Scope scope) {
    Map<String, Value> defaults = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Expression byDefault = parameter.byDefault();
      if (byDefault != null) {
        defaults.put(parameter.name(), python.eval(byDefault, scope));
      }
    }
    return defaults;
  }

  /** A decorator that is not read is taken to leave the function as it is. */
  private Value decorated(Function function, List<Expression> decorators, Scope scope) {
    List<Value> values = decorators.stream().map(each -> python.eval(each, scope)).toList();
    Value value = function;
    for (Value decorator : values.reversed()) {
      if (decorator instanceof Function || decorator instanceof Value.Bound) {
        value = apply(decorator, Arguments.of(value), new Place(Text.EMPTY, 0));
      } else if (value instanceof Function plain) {
        plain.decorate(decorator);
        session.decorated.add(plain);
      }
    }
    return value;
  }

  Value call(Expression.Call call, Scope scope) {
    Value callee = python.eval(call.callee(), scope);
    Arguments arguments = arguments(call.arguments(), scope);
    if (python.isEnding()) {
      return session.unknown("a call that is not reached");
    }
    if (callee.equals(new Value.External("builtins.super"))) {
      Value.Super self = scope.self();
      return self == null ? session.unknown("super()") : self;
    }
    return apply(
        callee,
        arguments,
        new Place(Evaluator.slice(call, scope), scope.module().site(call.from())));
  }

  Arguments arguments(List<Expression.Argument> given, Scope scope) {
    List<Value> positional = new ArrayList<>();
    Map<String, Value> named = new LinkedHashMap<>();
    Optional<String> open = Optional.empty();
    for (Expression.Argument argument : given) {
      Value value = python.eval(argument.value(), scope);
      switch (argument.name()) {
        case "" -> positional.add(value);
        case "*" -> {
          Optional<List<Value>> items = python.evaluator().containers().items(value);
          if (items.isPresent()) {
            positional.addAll(items.get());
          } else {
            open = Optional.of("*" + Values.described(value));
          }
        }
        case "**" -> open = open.or(() -> unpacked(value, named));
        default -> named.put(argument.name(), value);
      }
    }
    return new Arguments(positional, named, open);
  }

  /** The entries of {@code **value}; why there may be more of them. */
  private Optional<String> unpacked(Value given, Map<String, Value> named) {
    Value value = python.way().resolved(given);
    if (value instanceof Value.Either(Condition condition, Value yes, Value no, int _)) {
      return unpackedEither(condition, yes, no, named);
    }
    if (value instanceof Value.Missing) {
      return Optional.empty();
    }
    if (!(value instanceof Dict dict)) {
      return Optional.of("**" + Values.described(value));
    }
    for (Dict.Entry entry : dict.entries()) {
      Values.text(entry.key()).ifPresent(name -> named.put(name, entry.value()));
    }
    return dict.open();
  }

  private Optional<String> unpackedEither(
      Condition condition, Value yes, Value no, Map<String, Value> named) {
    Map<String, Value> first = new LinkedHashMap<>();
    Map<String, Value> second = new LinkedHashMap<>();
    Optional<String> open = unpacked(yes, first).or(() -> unpacked(no, second));
    List<String> names = new ArrayList<>(first.keySet());
    names.addAll(second.keySet());
    for (String name : names) {
      named.put(
          name,
          Values.either(
              condition,
              first.getOrDefault(name, Value.MISSING),
              second.getOrDefault(name, Value.MISSING)));
    }
    return open;
  }

  Value apply(Value callee, Arguments arguments, Place place) {
    return python.evaluator().mapped(callee, each -> single(each, arguments, place));
  }

  private Value single(Value callee, Arguments arguments, Place place) {
    return switch (callee) {
      case Function function ->
          commandLines.of(function, arguments).orElseGet(() -> function(function, arguments));
      case Value.Bound(Value self, Function function, UserClass _) ->
          function(function, arguments.after(self));
      case Value.Partial(Value of, Arguments first) -> apply(of, first.and(arguments), place);
      case UserClass made -> python.classes().make(made, arguments, place);
      case Value.Method(Value of, String name) -> methods.call(of, name, arguments);
      case Instance instance when instance.of().member("__call__") instanceof Function function ->
          function(function, arguments.after(instance));
      case Value.External external -> external(external, arguments, place);
      case Value.Attribute attribute -> attribute(attribute, arguments, place);
      case Value.Made _, Value.Item _, Value.Unknown _ -> record(callee, arguments, place);
      default -> session.unknown("a call of " + Values.described(callee));
    };
  }

  private Value external(Value.External external, Arguments arguments, Place place) {
    Value known = library.call(external.path(), arguments, place);
    return known != null ? known : record(external, arguments, place);
  }

  private Value attribute(Value.Attribute attribute, Arguments arguments, Place place) {
    Value known = library.method(attribute, arguments, place);
    return known != null ? known : record(attribute, arguments, place);
  }

  /** A call of something that is not read; functions that it is given may be called by it. */
  Value record(Value callee, Arguments arguments, Place place) {
    return record(callee, arguments, place, null);
  }

  Value record(
      Value callee,
      Arguments arguments,
      Place place,
      @org.jspecify.annotations.Nullable UserClass subclass) {
    if (python.isEnding()) {
      return session.unknown("a call that is not reached");
    }
    Value made = session.record(callee, frozen(arguments), place.at(), place.site(), subclass);
    if (!starting.start((Value.Made) made, arguments)) {
      pass(arguments);
    }
    return made;
  }

  private void pass(Arguments arguments) {
    List<Value> all = new ArrayList<>(arguments.positional());
    all.addAll(arguments.named().values());
    for (Value value : all) {
      if (python.way().resolved(value) instanceof Function function) {
        session.passed.add(function);
      }
    }
  }

  /** What is given is as it is now; it may be changed later on. */
  private Arguments frozen(Arguments arguments) {
    Map<String, Value> named = new LinkedHashMap<>();
    arguments.named().forEach((name, value) -> named.put(name, frozen(value, 0)));
    return new Arguments(
        arguments.positional().stream().map(value -> frozen(value, 0)).toList(),
        named,
        arguments.open());
  }

  private Value frozen(Value value, int depth) {
    if (depth > 10 || !session.budget.step(0)) {
      return value;
    }
    return switch (value) {
      case Items items -> {
        Items copy =
            session.items(
                items.kind(),
                items.values().stream().map(each -> frozen(each, depth + 1)).toList());
        items.open().ifPresent(copy::open);
        yield copy;
      }
      case Dict dict -> {
        Dict copy = new Dict(session.number(), Guards.NONE);
        dict.open().ifPresent(copy::open);
        dict.entries()
            .forEach(entry -> copy.put(entry.key(), frozen(entry.value(), depth + 1), new Way()));
        yield copy;
      }
      default -> value;
    };
  }

  /** What a function of the script gives back for these arguments. */
  Value function(Function function, Arguments arguments) {
    function.call();
    Scope scope = new Scope(function.closure().module(), function.closure(), python.way().guards());
    UserClass of = function.of();
    if (of != null && !arguments.positional().isEmpty()) {
      scope.self = new Value.Super(of, arguments.positional().getFirst());
    }
    new Binding(session, function, arguments).into(scope);
    Value result = session.unknown("more than can be read");
    if (session.budget.enter()) {
      result =
          switch (function.body()) {
            case Function.Body.Block(List<Statement> statements) -> python.body(statements, scope);
            case Function.Body.Single(Expression expression) -> python.eval(expression, scope);
            case Function.Body.Generator _ ->
                session.unknown("what " + function.name() + " gives one by one");
          };
    }
    session.budget.leave();
    return result;
  }
}
