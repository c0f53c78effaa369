package dev.tenfold.launch.python;

import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Parameter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Functions whose parameters are fed by the command line: click, typer and fire. Of each, the plain
 * forms.
 */
final class CommandLines {
  private final Interpreter python;
  private final Session session;

  CommandLines(Interpreter python) {
    this.python = python;
    this.session = python.session();
  }

  /** What calling a function does that its decorators feed; empty for any other function. */
  Optional<Value> of(Function function, Arguments arguments) {
    if (arguments.size() > 0) {
      return Optional.empty();
    }
    for (Value decorator : function.decorators()) {
      String path =
          decorator instanceof Value.Made(Call call)
              ? call.path()
              : decorator instanceof Value.External(String whole) ? whole : "";
      if (path.equals("click.command")) {
        return Optional.of(run(function, clickOptions(function), List.of()));
      }
      if (path.equals("hydra.main")) {
        Value config = session.unknown("the configuration that hydra puts together");
        return Optional.of(call(function, Arguments.of(config)));
      }
      if (path.endsWith(".find_executable_batch_size")) {
        Value size = session.unknown("a batch size that fits");
        return Optional.of(call(function, Arguments.of(size)));
      }
    }
    return Optional.empty();
  }

  private Value call(Function function, Arguments arguments) {
    return python.calling().function(function, arguments);
  }

  /** {@code typer.run(function)}, or a command of a {@code typer.Typer()}. */
  Value typer(Function function) {
    return run(function, typerOptions(function), List.of());
  }

  /** {@code fire.Fire(function)}. */
  Value fire(Function function) {
    List<ArgparseOption> options = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      String name = parameter.name();
      List<String> flags = List.of("--" + name, "--" + name.replace('_', '-'));
      options.add(
          option(
              flags.stream().distinct().toList(),
              name,
              byDefault(function, name),
              1,
              Value.MISSING));
    }
    Value guess = new Value.External("fire.value");
    return run(
        function,
        options.stream().map(each -> withType(each, guess)).toList(),
        positionals(function));
  }

  private static ArgparseOption withType(ArgparseOption option, Value type) {
    return new ArgparseOption(
        option.names(),
        option.dest(),
        option.action(),
        0,
        option.most(),
        false,
        Value.Bool.TRUE,
        option.byDefault(),
        type);
  }

  private static List<String> positionals(Function function) {
    return function.parameters().stream().map(Parameter::name).toList();
  }

  private static Value byDefault(Function function, String name) {
    return function.defaults().getOrDefault(name, Value.MISSING);
  }

  private static ArgparseOption option(
      List<String> flags, String dest, Value byDefault, int values, Value type) {
    return new ArgparseOption(
        flags,
        dest,
        values == 0 ? ArgparseOption.Action.BOOLEAN : ArgparseOption.Action.STORE,
        values,
        values,
        false,
        Value.NONE,
        byDefault,
        type);
  }

  private List<ArgparseOption> clickOptions(Function function) {
    List<ArgparseOption> options = new ArrayList<>();
    for (Value decorator : function.decorators()) {
      if (!(decorator instanceof Value.Made(Call call))
          || !(call.path().equals("click.option") || call.path().equals("click.argument"))) {
        continue;
      }
      Arguments given = call.arguments();
      List<String> names =
          given.positional().stream().map(Values::text).flatMap(Optional::stream).toList();
      List<String> flags = new ArrayList<>();
      String dest = "";
      for (String name : names) {
        if (name.startsWith("-")) {
          flags.add(name.contains("/") ? name.substring(0, name.indexOf('/')) : name);
        } else {
          dest = name;
        }
      }
      boolean flag =
          given.named("is_flag").equals(Value.Bool.TRUE)
              || names.stream().anyMatch(name -> name.contains("/--"));
      String first =
          flags.stream().filter(each -> each.startsWith("--")).findFirst().orElse("--" + dest);
      String field =
          dest.isEmpty()
              ? first.replaceAll("^-+", "").replace('-', '_').toLowerCase(Locale.ROOT)
              : dest;
      options.add(
          option(
              flags,
              field,
              flag
                  ? Containers.orElse(given.named("default"), Value.Bool.FALSE)
                  : given.named("default"),
              flag ? 0 : 1,
              typeOf(given)));
    }
    return options;
  }

  /** Without a type it is that of the default. */
  private static Value typeOf(Arguments given) {
    Value type = given.named("type");
    if (!(type instanceof Value.Missing)) {
      return type instanceof Value.External(String path) && path.endsWith(".FLOAT")
          ? new Value.External("builtins.float")
          : type;
    }
    return typeOf(given.named("default"));
  }

  private static Value typeOf(Value byDefault) {
    return switch (byDefault) {
      case Value.Real _ -> new Value.External("builtins.float");
      case Value.Int(BigInteger _, var _) -> new Value.External("builtins.int");
      default -> Value.MISSING;
    };
  }

  private List<ArgparseOption> typerOptions(Function function) {
    List<ArgparseOption> options = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      Value byDefault = byDefault(function, parameter.name());
      List<String> flags = new ArrayList<>();
      if (byDefault instanceof Value.Made(Call call) && call.path().startsWith("typer.")) {
        call.arguments().positional().stream()
            .skip(1)
            .map(Values::text)
            .flatMap(Optional::stream)
            .forEach(flags::add);
        boolean argument = call.path().equals("typer.Argument");
        byDefault = call.arguments().get(0, "default");
        if (argument) {
          options.add(
              option(List.of(), parameter.name(), byDefault, 1, annotated(parameter, function)));
          continue;
        }
      } else if (byDefault instanceof Value.Missing) {
        options.add(
            option(List.of(), parameter.name(), byDefault, 1, annotated(parameter, function)));
        continue;
      }
      if (flags.isEmpty()) {
        flags.add("--" + parameter.name().replace('_', '-'));
      }
      Value type = annotated(parameter, function);
      boolean flag =
          byDefault instanceof Value.Bool || type.equals(new Value.External("builtins.bool"));
      options.add(option(flags, parameter.name(), byDefault, flag ? 0 : 1, type));
    }
    return options;
  }

  private static Value annotated(Parameter parameter, Function function) {
    @Nullable Expression annotation = parameter.annotation();
    if (annotation == null) {
      return typeOf(byDefault(function, parameter.name()));
    }
    String text = Evaluator.slice(annotation, function.closure()).toString();
    return text.contains("float")
        ? new Value.External("builtins.float")
        : text.contains("bool")
            ? new Value.External("builtins.bool")
            : text.contains("int") ? new Value.External("builtins.int") : Value.MISSING;
  }

  private Value run(Function function, List<ArgparseOption> options, List<String> places) {
    UserClass of = new UserClass("the command line", session.number(), List.of());
    Instance given = new Instance(of, session.number(), python.way().guards());
    ArgparseLine line = new ArgparseLine(python, options, false, given);
    line.read(new ArgumentParsers(python).words(Value.NONE));
    Map<String, Value> named = new LinkedHashMap<>(given.attributes());
    for (int i = 0; i < line.extras().size() && i < places.size(); i++) {
      named.put(places.get(i), new Value.Str(line.extras().get(i).text()));
    }
    if (line.extras().size() > places.size()) {
      line.refuse(line.extras().getLast() + " is none that it takes");
    }
    named.values().removeIf(value -> value instanceof Value.Missing);
    Arguments arguments =
        new Arguments(List.of(), given.open().isPresent() ? Map.of() : named, given.open());
    return call(function, arguments);
  }
}
