package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Attributes of values of every kind. */
final class Attributes {
  /** Classes whose objects keep what they are made with under the same names. */
  private static final Pattern KEEPING = Pattern.compile(".*(Config|Arguments|Args|Namespace)");

  private final Interpreter python;
  private final Session session;

  Attributes(Interpreter python) {
    this.python = python;
    this.session = python.session();
  }

  Value get(Value of, String name) {
    return python.evaluator().mapped(of, each -> single(each, name));
  }

  private Value single(Value of, String name) {
    return switch (of) {
      case Value.External(String path) -> external(path + "." + name);
      case Value.Made(Call call) -> ofMade((Value.Made) of, call, name);
      case Value.Attribute _, Value.Item _ -> new Value.Attribute(of, name);
      case Value.Unknown unknown -> Values.dependent(unknown, Values.key(of) + "." + name);
      case Value.Str(Text text) -> {
        Value ofPath = python.evaluator().containers().paths().attribute(text, name);
        yield ofPath == null ? new Value.Method(of, name) : ofPath;
      }
      case Items _, Dict _, Value.Bytes _ -> new Value.Method(of, name);
      case Instance instance -> ofInstance(instance, name);
      case UserClass made -> ofClass(made, name);
      case Module module -> ofModule(module, name);
      case Value.Super(UserClass within, Value self) -> ofSuper(within, self, name);
      case Function function when name.equals("__name__") -> Values.str(function.name());
      case Function _, Value.Bound _, Value.Partial _, Value.Method _ ->
          new Value.Attribute(of, name);
      case Value.Int _, Value.Real _, Value.Bool _, Value.None _ ->
          session.unknown("the attribute " + name + " of " + Values.described(of));
      case Value.Missing _, Value.Either _ -> session.unknown("the attribute " + name);
    };
  }

  /** Something of a module; the words that the program is given are known. */
  Value external(String path) {
    return switch (path) {
      case "sys.argv" -> python.imports().argv();
      case "math.pi" -> Value.Real.of(Math.PI);
      case "math.e" -> Value.Real.of(Math.E);
      case "typing.TYPE_CHECKING" -> Value.Bool.FALSE;
      default -> new Value.External(path);
    };
  }

  private Value ofMade(Value.Made of, Call call, String name) {
    Value written = session.way.resolved(call.attribute(name, Integer.MAX_VALUE));
    Value without = unwritten(of, call, name);
    return Containers.orElse(written, without);
  }

  private Value unwritten(Value.Made of, Call call, String name) {
    Value member = call.subclass().map(made -> made.member(name)).orElse(null);
    if (member != null) {
      return bound(of, call.subclass().orElseThrow(), member);
    }
    boolean keeps =
        call.callee() instanceof Value.External external
            && KEEPING.matcher(external.name()).matches()
            && !(call.arguments().named(name) instanceof Value.Missing);
    if (keeps) {
      return Containers.orElse(
          session.way.resolved(call.arguments().named(name)), new Value.Attribute(of, name));
    }
    return new Value.Attribute(of, name);
  }

  private Value bound(Value self, UserClass of, Value member) {
    if (!(member instanceof Function function)) {
      return member;
    }
    if (function.isDecoratedWith("builtins.staticmethod")) {
      return function;
    }
    if (function.isDecoratedWith("builtins.classmethod")) {
      return new Value.Bound(of, function, of);
    }
    Value.Bound method = new Value.Bound(self, function, of);
    boolean property =
        function.isDecoratedWith("builtins.property")
            || function.isDecoratedWith("functools.cached_property");
    return property ? python.calling().function(function, Arguments.of(self)) : method;
  }

  private Value ofInstance(Instance instance, String name) {
    Value own = Containers.withoutMissing(session.way.resolved(instance.get(name)));
    if (!(own instanceof Value.Missing)) {
      return own;
    }
    if (name.equals("__dict__")) {
      Dict dict = session.dict();
      python.evaluator().containers().update(dict, instance);
      instance.open().ifPresent(dict::open);
      return dict;
    }
    if (name.equals("__class__")) {
      return instance.of();
    }
    @Nullable Value member = instance.of().member(name);
    if (member != null) {
      return bound(instance, instance.of(), member);
    }
    return instance
        .open()
        .map(why -> Values.unknown(why, Values.key(instance) + "." + name))
        .orElseGet(() ->
            Values.unknown(
                "the attribute " + name + " of " + Values.described(instance),
                Values.key(instance) + "." + name));
  }

  private Value ofClass(UserClass made, String name) {
    @Nullable Value member = made.member(name);
    if (member instanceof Function function && function.isDecoratedWith("builtins.classmethod")) {
      return new Value.Bound(made, function, made);
    }
    if (member != null) {
      return member;
    }
    if (name.equals("__name__")) {
      return Values.str(made.name());
    }
    return made.foreign()
        .map(base -> get(base, name))
        .orElseGet(() -> session.unknown("the attribute " + name + " of " + made.name()));
  }

  private Value ofModule(Module module, String name) {
    Value value = Containers.withoutMissing(session.way.resolved(module.scope().get(name)));
    return value instanceof Value.Missing
        ? session.unknown(name + ", which " + module.name() + " does not define")
        : value;
  }

  private Value ofSuper(UserClass within, Value self, String name) {
    UserClass of =
        switch (self) {
          case Instance instance -> instance.of();
          case Value.Made(Call call) -> call.subclass().orElse(within);
          default -> within;
        };
    @Nullable Value member = of.memberAfter(within, name);
    return member == null
        ? new Value.Attribute(new Value.Super(within, self), name)
        : bound(self, of, member);
  }
}
