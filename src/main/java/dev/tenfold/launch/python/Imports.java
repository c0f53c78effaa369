package dev.tenfold.launch.python;

import dev.tenfold.launch.Word;
import dev.tenfold.launch.python.syntax.Script;
import dev.tenfold.launch.python.syntax.Statement;
import dev.tenfold.launch.python.syntax.Statement.Alias;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows imports: into files that lie beside the script, or to names that are not read. */
final class Imports {
  /** What the tree of a module takes to hold for each of its characters. */
  private static final int TREE = 4;

  private static final int MAX_MODULES = 32;

  private static final Set<String> BUILTINS =
      Set.of(
          "abs",
          "all",
          "any",
          "bool",
          "bytes",
          "callable",
          "dict",
          "dir",
          "enumerate",
          "eval",
          "exec",
          "exit",
          "filter",
          "float",
          "format",
          "frozenset",
          "getattr",
          "globals",
          "hasattr",
          "hash",
          "id",
          "input",
          "int",
          "isinstance",
          "issubclass",
          "iter",
          "len",
          "list",
          "locals",
          "map",
          "max",
          "min",
          "next",
          "object",
          "open",
          "ord",
          "chr",
          "pow",
          "print",
          "quit",
          "range",
          "repr",
          "reversed",
          "round",
          "set",
          "setattr",
          "slice",
          "sorted",
          "str",
          "sum",
          "super",
          "tuple",
          "type",
          "vars",
          "zip",
          "__import__",
          "staticmethod",
          "classmethod",
          "property",
          "complex",
          "breakpoint",
          "memoryview",
          "bytearray",
          "delattr",
          "divmod",
          "hex",
          "oct",
          "bin",
          "ascii",
          "NotImplemented",
          "Ellipsis");

  private final Interpreter python;
  private final Session session;
  private @Nullable Items argv;

  Imports(Interpreter python) {
    this.python = python;
    this.session = python.session();
  }

  /** The value of a name where it is used. */
  Value name(String id, Scope scope) {
    Value value = Containers.withoutMissing(session.way.resolved(scope.get(id)));
    if (!(value instanceof Value.Missing)) {
      return value;
    }
    if (BUILTINS.contains(id)
        || id.endsWith("Error")
        || id.endsWith("Exception")
        || id.endsWith("Warning")
        || id.equals("KeyboardInterrupt")
        || id.equals("SystemExit")) {
      return new Value.External("builtins." + id);
    }
    Module module = scope.module();
    return switch (id) {
      case "__name__" -> Values.str(module.name());
      case "__file__" -> Values.str(session.start.name());
      case "__doc__" -> Value.NONE;
      default -> {
        List<String> stars = module.starImports();
        yield stars.isEmpty()
            ? Values.unknown(id + ", which the script does not define", "name " + id)
            : python.evaluator().attributes().external(stars.getLast() + "." + id);
      }
    };
  }

  /** The words that the program is given, its name first. */
  Items argv() {
    Items known = argv;
    if (known == null) {
      List<Value> words = new ArrayList<>();
      words.add(Values.str(session.start.name()));
      Optional<String> many = Optional.empty();
      for (Word word : session.start.arguments()) {
        words.add(new Value.Str(word.text()));
        if (word.mayBeMany()) {
          many = Optional.of(String.join(", ", word.text().unknowns()));
        }
      }
      known = new Items(Items.Kind.LIST, words, session.number(), Guards.NONE);
      many.ifPresent(known::open);
      argv = known;
    }
    return known;
  }

  void modules(Statement.Import statement, Scope scope) {
    for (Alias alias : statement.names()) {
      String path = alias.name();
      session.imports.add(path);
      if (!alias.alias().isEmpty()) {
        scope.set(alias.alias(), module(path, scope.module()), python.way());
        continue;
      }
      int dot = path.indexOf('.');
      String root = dot < 0 ? path : path.substring(0, dot);
      scope.set(root, module(root, scope.module()), python.way());
    }
  }

  private Value module(String path, Module from) {
    return read(path, from).<Value>map(found -> found).orElseGet(() -> new Value.External(path));
  }

  void names(Statement.ImportFrom statement, Scope scope) {
    String path = statement.module();
    session.imports.add(path.isEmpty() ? "." : path);
    Optional<Module> found = path.isEmpty() ? Optional.empty() : read(path, scope.module());
    for (Alias alias : statement.names()) {
      if (alias.name().equals("*")) {
        all(path, found, scope);
        continue;
      }
      String bound = alias.alias().isEmpty() ? alias.name() : alias.alias();
      scope.set(bound, imported(path, found, alias.name(), scope), python.way());
    }
  }

  private Value imported(String path, Optional<Module> found, String name, Scope scope) {
    if (found.isPresent()) {
      return python.evaluator().attributes().get(found.get(), name);
    }
    String whole = path.isEmpty() ? name : path + "." + name;
    Optional<Module> below = read(whole, scope.module());
    return below.isPresent() ? below.get() : python.evaluator().attributes().external(whole);
  }

  private void all(String path, Optional<Module> found, Scope scope) {
    if (found.isEmpty()) {
      scope.module().starImports().add(path);
      return;
    }
    found
        .get()
        .scope()
        .names()
        .forEach((name, value) -> {
          if (!name.startsWith("_")) {
            scope.set(name, value, python.way());
          }
        });
  }

  /** The file of a module beside the script, read once. */
  private Optional<Module> read(String path, Module from) {
    Optional<Module> known = session.modules.get(path);
    if (known != null) {
      return known;
    }
    if (session.modules.size() >= MAX_MODULES * 4 || path.length() > 200) {
      return Optional.empty();
    }
    String file = from.folder() + path.replace('.', '/');
    Optional<Text> source = file(file + ".py").or(() -> file(file + "/__init__.py"));
    session.modules.put(path, Optional.empty());
    if (source.isEmpty() || !session.budget.step(source.get().length() * TREE)) {
      return Optional.empty();
    }
    Module module = new Module(path, source.get(), from.folder(), session.modules.size());
    session.modules.put(path, Optional.of(module));
    Script script = Script.read(source.get());
    if (script.problem() == null) {
      python.body(script.statements(), module.scope());
    }
    return Optional.of(module);
  }

  private Optional<Text> file(String path) {
    return session.start.files().read(path) instanceof Reading.Found<Text>(Text text)
        ? Optional.of(text)
        : Optional.empty();
  }
}
