package dev.tenfold.launch.python;

import dev.tenfold.source.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the modules os, pathlib, copy, functools, types and dataclasses. */
final class SystemFunctions {
  private final Interpreter python;
  private final Session session;

  SystemFunctions(Interpreter python) {
    this.python = python;
    this.session = python.session();
  }

  void into(Map<String, Library.Known> functions) {
    functions.put("os.getenv", (given, _) -> variable(given));
    functions.put("os.environ.get", (given, _) -> variable(given));
    functions.put("os.environ.setdefault", (given, _) -> setDefault(given));
    functions.put("os.environ.pop", (given, _) -> variable(given));
    functions.put("os.environ.update", (given, _) -> update(given));
    functions.put("os.putenv", (given, _) -> set(given));
    functions.put("os.path.join", (given, _) -> paths().join(given.positional()));
    functions.put("os.path.abspath", (given, _) -> text(given.get(0, "path")));
    functions.put("os.path.realpath", (given, _) -> text(given.get(0, "filename")));
    functions.put("os.path.expanduser", (given, _) -> text(given.get(0, "path")));
    functions.put("os.path.dirname", (given, _) -> folder(given.get(0, "p")));
    functions.put("os.path.basename", (given, _) -> lastPart(given.get(0, "p")));
    functions.put("pathlib.Path", (given, _) -> paths().join(given.positional()));
    functions.put("pathlib.PurePath", (given, _) -> paths().join(given.positional()));
    functions.put("copy.copy", (given, _) -> copied(given.get(0, "x")));
    functions.put("copy.deepcopy", (given, _) -> copied(given.get(0, "x")));
    functions.put("functools.partial", (given, _) -> partial(given));
    functions.put("types.SimpleNamespace", (given, _) -> namespace(given));
    functions.put("argparse.Namespace", (given, _) -> namespace(given));
    functions.put("dataclasses.asdict", (given, _) -> asDict(given.get(0, "obj")));
    functions.put("asyncio.run", (given, _) -> given.get(0, "main"));
    functions.put("typing.cast", (given, _) -> given.get(1, "val"));
  }

  private Paths paths() {
    return python.evaluator().containers().paths();
  }

  private Variables variables() {
    return python.evaluator().containers().variables();
  }

  private Value variable(Arguments given) {
    Value otherwise = given.get(1, "default");
    return python
        .evaluator()
        .mapped(
            given.get(0, "key"),
            name ->
                Containers.orElse(
                    variables().get(name),
                    otherwise instanceof Value.Missing ? Value.NONE : otherwise));
  }

  private Value setDefault(Arguments given) {
    Value name = given.get(0, "key");
    Value value = Containers.orElse(variables().get(name), given.get(1, "value"));
    variables().set(name, value);
    return value;
  }

  private Value set(Arguments given) {
    variables().set(given.get(0, ""), given.get(1, ""));
    return Value.NONE;
  }

  private Value update(Arguments given) {
    Dict dict = session.dict();
    given.positional().forEach(each -> python.evaluator().containers().update(dict, each));
    dict.entries().forEach(entry -> variables().set(entry.key(), entry.value()));
    return Value.NONE;
  }

  private static @Nullable Value text(Value value) {
    return value instanceof Value.Str ? value : null;
  }

  private static @Nullable Value folder(Value value) {
    if (!(value instanceof Value.Str(Text path)) || !path.isKnown()) {
      return null;
    }
    return path.indexOf('/') < 0 ? Values.str("") : Paths.folder(path);
  }

  private static @Nullable Value lastPart(Value value) {
    return value instanceof Value.Str(Text path) && path.isKnown()
        ? new Value.Str(path.sub(path.toString().lastIndexOf('/') + 1))
        : null;
  }

  private @Nullable Value copied(Value value) {
    return switch (value) {
      case Dict dict -> dict.copy(session.number(), session.way.guards());
      case Items items -> {
        Items copy = session.items(items.kind(), items.values());
        items.open().ifPresent(copy::open);
        yield copy;
      }
      case Instance instance -> {
        Instance copy = new Instance(instance.of(), session.number(), session.way.guards());
        instance.attributes().forEach((name, each) -> copy.set(name, each, session.way));
        instance.open().ifPresent(copy::open);
        yield copy;
      }
      case Value.Str _, Value.Int _, Value.Real _, Value.Bool _, Value.None _, Value.External _ ->
          value;
      default -> null;
    };
  }

  private static @Nullable Value partial(Arguments given) {
    return given.positional().isEmpty()
        ? null
        : new Value.Partial(given.positional().getFirst(), given.from(1));
  }

  private Value namespace(Arguments given) {
    UserClass of = new UserClass("Namespace", session.number(), List.of());
    Instance instance = new Instance(of, session.number(), session.way.guards());
    given.open().ifPresent(instance::open);
    given.named().forEach((name, value) -> instance.set(name, value, session.way));
    return instance;
  }

  private @Nullable Value asDict(Value value) {
    return value instanceof Instance
        ? python.evaluator().attributes().get(value, "__dict__")
        : null;
  }
}
