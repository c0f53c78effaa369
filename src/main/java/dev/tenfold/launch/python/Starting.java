package dev.tenfold.launch.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions of the script that something else calls: in other processes, by Ray, in a search. */
final class Starting {
  private static final Set<String> SPAWN =
      Set.of(
          "torch.multiprocessing.spawn",
          "torch.multiprocessing.start_processes",
          "torch_xla.distributed.xla_multiprocessing.spawn");
  private static final Set<String> NOTEBOOK =
      Set.of(
          "accelerate.notebook_launcher",
          "accelerate.launchers.notebook_launcher",
          "accelerate.debug_launcher");
  private static final Set<String> PROCESSES =
      Set.of("multiprocessing.Process", "torch.multiprocessing.Process", "threading.Thread");

  /** Methods that call the function they are given, with what comes behind it. */
  private static final Set<String> RUNNING =
      Set.of("submit", "apply", "apply_async", "run", "run_in_executor");

  private final Interpreter python;
  private final Session session;

  Starting(Interpreter python) {
    this.python = python;
    this.session = python.session();
  }

  /** Follows what a call starts; false where it is none that starts anything. */
  boolean start(Value.Made made, Arguments given) {
    String path = made.call().path();
    if (SPAWN.contains(path)) {
      Value rank = session.unknown("the number of a process");
      return call(given.get(0, "fn"), spread(given.get(1, "args")).after(rank));
    }
    if (NOTEBOOK.contains(path)) {
      return call(given.get(0, "function"), spread(given.get(1, "args")));
    }
    if (PROCESSES.contains(path)) {
      return call(
          given.named("target"), spread(given.named("args")).and(named(given.named("kwargs"))));
    }
    return switch (path) {
      case "absl.app.run" ->
          call(given.get(0, "main"), Arguments.of(session.unknown("the arguments of absl")));
      case "typer.run" -> commandLine(given.get(0, ""), "typer");
      case "fire.Fire" -> commandLine(given.get(0, "component"), "fire");
      case "ray.tune.run" -> call(given.get(0, "run_or_experiment"), config(given.named("config")));
      case "wandb.agent" -> call(given.named("function"), Arguments.NONE);
      default -> startsLater(path) || ofObject(made.call(), given);
    };
  }

  /** What Ray and Kubeflow are given is started by a later call, or somewhere else. */
  private static boolean startsLater(String path) {
    return path.startsWith("ray.") || path.startsWith("kubeflow.") || path.startsWith("kfp.");
  }

  /** Calls of objects: {@code elastic_launch(config, main)(...)}, the app of typer. */
  private boolean ofObject(Call call, Arguments given) {
    if (!(call.callee() instanceof Value.Made(Call object))) {
      return false;
    }
    if (object.path().endsWith(".elastic_launch")) {
      return call(object.arguments().get(1, "entrypoint"), given);
    }
    if (object.path().equals("typer.Typer")) {
      List<Function> commands =
          session.decorated.stream()
              .filter(function ->
                  function.decorators().stream()
                      .anyMatch(each ->
                          each instanceof Value.Made(Call decorator)
                              && decorator.method().equals("command")
                              && decorator.receiver().equals(new Value.Made(object))))
              .toList();
      return commands.size() == 1 && commandLine(commands.getFirst(), "typer");
    }
    return false;
  }

  private boolean commandLine(Value function, String kind) {
    if (!(python.way().resolved(function) instanceof Function known)) {
      return false;
    }
    CommandLines lines = new CommandLines(python);
    if (kind.equals("typer")) {
      lines.typer(known);
    } else {
      lines.fire(known);
    }
    return true;
  }

  private boolean call(Value function, Arguments arguments) {
    Value known = python.way().resolved(function);
    boolean own =
        known instanceof Function || known instanceof Value.Bound || known instanceof Value.Partial;
    if (own) {
      Arguments fitting = known instanceof Function plain ? fitting(plain, arguments) : arguments;
      python.calling().apply(known, fitting, new Calling.Place(dev.tenfold.source.Text.EMPTY, 0));
    }
    return own;
  }

  /** A function without parameters is called without a configuration. */
  private static Arguments fitting(Function function, Arguments arguments) {
    return function.parameters().isEmpty() ? Arguments.NONE : arguments;
  }

  private Arguments spread(Value tuple) {
    if (tuple instanceof Value.Missing) {
      return Arguments.NONE;
    }
    return python
        .evaluator()
        .containers()
        .items(tuple)
        .map(items -> new Arguments(items, Map.of(), Optional.empty()))
        .orElseGet(
            () -> new Arguments(List.of(), Map.of(), Optional.of("*" + Values.described(tuple))));
  }

  private static Arguments named(Value dict) {
    if (!(dict instanceof Dict known)) {
      return Arguments.NONE;
    }
    Map<String, Value> named = new java.util.LinkedHashMap<>();
    known
        .entries()
        .forEach(
            entry -> Values.text(entry.key()).ifPresent(name -> named.put(name, entry.value())));
    return new Arguments(List.of(), named, known.open());
  }

  private static Arguments config(Value config) {
    return config instanceof Value.Missing ? Arguments.NONE : Arguments.of(config);
  }

  /** What a method gives that calls a function of the script, or null for anything else. */
  @Nullable Value method(Value.Attribute method, Arguments given, Calling.Place place) {
    String name = method.name();
    if (method.of() instanceof Function function) {
      return ofFunction(function, name, given);
    }
    if (name.equals("remote")
        && method.of() instanceof Value.Made(Call call)
        && call.path().equals("ray.remote")
        && call.arguments().get(0, "") instanceof Function function) {
      return python.calling().function(function, given);
    }
    if (name.equals("fit") && method.of() instanceof Value.Made(Call trainer)) {
      fit(trainer);
      return null;
    }
    boolean runs = RUNNING.contains(name) && given.get(0, "") instanceof Function;
    if (runs) {
      call(given.get(0, ""), given.from(1));
    }
    if (name.equals("optimize") && given.get(0, "func") instanceof Function objective) {
      call(objective, Arguments.of(new Value.Attribute(method.of(), "trial")));
    }
    return null;
  }

  private @Nullable Value ofFunction(Function function, String name, Arguments given) {
    return switch (name) {
      case "remote" -> python.calling().function(function, given);
      case "options" -> function;
      default -> null;
    };
  }

  /** Ray's trainers and searches call a function with their configuration. */
  private void fit(Call trainer) {
    String path = trainer.path();
    if (path.equals("ray.tune.Tuner") || path.equals("ray.tune.tuner.Tuner")) {
      Value trainable = unwrapped(trainer.arguments().get(0, "trainable"));
      Value space = trainer.arguments().named("param_space");
      if (trainable instanceof Value.Made(Call inner) && inner.path().endsWith("Trainer")) {
        Value own = space instanceof Dict dict ? dict.get("train_loop_config") : Value.MISSING;
        trainLoop(
            inner,
            own instanceof Value.Missing ? inner.arguments().named("train_loop_config") : own);
      } else {
        call(trainable, config(space));
      }
    } else if (path.startsWith("ray.train.")) {
      trainLoop(trainer, trainer.arguments().named("train_loop_config"));
    }
  }

  private void trainLoop(Call trainer, Value config) {
    call(trainer.arguments().get(0, "train_loop_per_worker"), config(config));
  }

  /** {@code tune.with_resources(f, ...)} is that function. */
  private Value unwrapped(Value trainable) {
    Value known = python.way().resolved(trainable);
    return known instanceof Value.Made(Call call) && call.path().startsWith("ray.tune.with_")
        ? unwrapped(call.arguments().get(0, "trainable"))
        : known;
  }

  /** Functions that were only handed on: whether anybody calls them is not known. */
  void startPassed() {
    for (Function function : new ArrayList<>(session.passed)) {
      if (function.isCalled() || session.budget.isSpent()) {
        continue;
      }
      python.way().doubt(Optional.of("whether " + function.name() + " is called is not known"));
      python
          .calling()
          .function(function, new Arguments(List.of(), Map.of(), Optional.of("its caller")));
      python.ended();
    }
    python.way().doubt(Optional.empty());
  }
}
