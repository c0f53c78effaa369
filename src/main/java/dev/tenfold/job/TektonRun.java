package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * Follows runs, pipelines and tasks of Tekton down to the steps (tektoncd/pipeline,
 * docs/pipelineruns.md). A specification that is written in place sees the params around it.
 *
 * @param workspaces what a run binds, by name: written as volumes are
 * @param calls how many tasks and pipelines were followed
 */
record TektonRun(
    String namespace,
    Lookup lookup,
    TektonParams params,
    Map<String, Field> workspaces,
    AtomicInteger calls) {
  private static final String GROUP = "tekton.dev";
  private static final int DEEPEST = 5;

  /** A pipeline may refer to itself many times over. */
  private static final int MOST_CALLS = 300;

  TektonRun(String namespace, Lookup lookup) {
    this(namespace, lookup, TektonParams.none(), Map.of(), new AtomicInteger());
  }

  /** A task by itself, with the defaults of its params. */
  List<Work> task(Field task) {
    return new TektonTaskSpec(this, task).works();
  }

  List<Work> taskRun(Field run) {
    List<Container.EnvEntry> env = PodTemplates.env(run.child("podTemplate"));
    return bound(run).call(run, TektonParams.of(run.child("params"), "value"), 0).stream()
        .map(work -> withEnv(work, env))
        .toList();
  }

  List<Work> pipelineRun(Field run) {
    List<Container.EnvEntry> env = new ArrayList<>(PodTemplates.env(run.child("podTemplate")));
    env.addAll(PodTemplates.env(run.down("taskRunTemplate", "podTemplate")));
    return bound(run).pipelineCall(run, TektonParams.of(run.child("params"), "value"), 0).stream()
        .map(work -> withEnv(work, env))
        .toList();
  }

  /** A pipeline by itself, with the defaults of its params. */
  List<Work> pipeline(Field pipeline) {
    return pipeline(pipeline, 0);
  }

  /** The variables of a pod template count over those of the steps. */
  private static Work withEnv(Work work, List<Container.EnvEntry> env) {
    return switch (work) {
      case Container container when !env.isEmpty() -> container.edit().moreEnv(env).done();
      case Container container -> container;
      case Declared declared -> declared;
    };
  }

  private TektonRun bound(Field run) {
    Map<String, Field> bound = new HashMap<>();
    run.child("workspaces").items().forEach(item -> bound.put(item.child("name").string(), item));
    return new TektonRun(namespace, lookup, params, bound, calls);
  }

  private TektonRun with(TektonParams others) {
    return new TektonRun(namespace, lookup, others, workspaces, calls);
  }

  private List<Work> pipeline(Field pipeline, int depth) {
    TektonRun inside = with(TektonParams.of(pipeline.child("params"), "default").under(params));
    List<Field> tasks = new ArrayList<>(pipeline.child("tasks").items());
    tasks.addAll(pipeline.child("finally").items());
    List<Work> works = new ArrayList<>();
    for (Field task : tasks) {
      if (inside.params.neverHold(task.child("when"))) {
        continue;
      }
      TektonParams given =
          TektonParams.of(task.child("params"), "value")
              .under(TektonParams.ofMatrix(task.child("matrix")))
              .filledBy(inside.params);
      TektonRun called = inside.mapping(task.child("workspaces"));
      works.addAll(
          task.child("pipelineSpec").isPresent() || task.child("pipelineRef").isPresent()
              ? called.pipelineCall(task, given, depth + 1)
              : called.call(task, given, depth + 1));
    }
    return works;
  }

  /** The workspaces of a pipeline under the names that a task of it has for them. */
  private TektonRun mapping(Field names) {
    Map<String, Field> mapped = new HashMap<>(workspaces);
    for (Field name : names.items()) {
      Field outer = name.child("workspace");
      Field bound =
          workspaces.get(outer.isPresent() ? outer.string() : name.child("name").string());
      if (bound != null && !name.child("subPath").isPresent()) {
        mapped.put(name.child("name").string(), bound);
      }
    }
    return new TektonRun(namespace, lookup, params, mapped, calls);
  }

  private List<Work> call(Field call, TektonParams given, int depth) {
    return resolved(call, "taskSpec", "taskRef", "Task", given, depth, TektonRun::task);
  }

  private List<Work> pipelineCall(Field call, TektonParams given, int depth) {
    return resolved(
        call,
        "pipelineSpec",
        "pipelineRef",
        "Pipeline",
        given,
        depth,
        (run, pipeline) -> run.pipeline(pipeline, depth));
  }

  private List<Work> resolved(
      Field from,
      String inline,
      String reference,
      String kind,
      TektonParams given,
      int depth,
      BiFunction<TektonRun, Field, List<Work>> read) {
    int followed = calls.incrementAndGet();
    if (depth > DEEPEST || followed > MOST_CALLS) {
      return followed > MOST_CALLS + 1
          ? List.of()
          : List.of(unseen(from, "there are too many tasks and pipelines to be followed"));
    }
    if (from.child(inline).isPresent()) {
      return read.apply(with(params.under(given)), from.child(inline));
    }
    Field named = from.child(reference);
    if (!named.isPresent()) {
      return List.of();
    }
    Reading<Manifest> found = find(named, kind, given);
    return switch (found) {
      case Reading.Found<Manifest>(Manifest object) ->
          read.apply(with(given), object.root().child("spec")).stream()
              .map(work -> work.from(named.at()))
              .toList();
      case Reading.Absent<Manifest> _ ->
          List.of(unseen(named, kind + " \"" + name(named) + "\" does not exist yet"));
      case Reading.Unreadable<Manifest>(String why) -> List.of(unseen(named, why));
    };
  }

  private Reading<Manifest> find(Field reference, String kind, TektonParams given) {
    String resolver = reference.child("resolver").string();
    if (resolver.equals("cluster")) {
      TektonParams wanted = TektonParams.of(reference.child("params"), "value").filledBy(given);
      return lookup(kind, word(wanted, "namespace"), word(wanted, "name"));
    }
    if (!resolver.isEmpty()) {
      return new Reading.Unreadable<>(
          kind + " comes from the resolver \"" + resolver + "\", which is not asked");
    }
    Field other = reference.child("kind");
    return other.isPresent() && !other.string().equals(kind)
        ? new Reading.Unreadable<>(other.string() + " \"" + name(reference) + "\" is not read")
        : lookup(kind, namespace, params.fill(reference.child("name").text()).toString());
  }

  private Reading<Manifest> lookup(String kind, String where, String name) {
    return lookup.find(new Lookup.Reference(GROUP, kind, where, name));
  }

  /** A step that is kept as an object of its own. */
  Reading<Manifest> stepAction(Field reference) {
    String resolver = reference.child("resolver").string();
    return resolver.isEmpty()
        ? lookup("StepAction", namespace, name(reference))
        : new Reading.Unreadable<>(
            "a step comes from the resolver \"" + resolver + "\", which is not asked");
  }

  private static String word(TektonParams params, String name) {
    return params.values().getOrDefault(name, List.of()).stream()
        .findFirst()
        .map(Object::toString)
        .orElse("");
  }

  static String name(Field reference) {
    return reference.child("name").string();
  }

  Container unseen(Field reference, String why) {
    return Container.unseen(
        reference.at(), "what " + reference.at().last() + " names", namespace, why);
  }
}
