package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads tasks and pipelines of Tekton (tektoncd/pipeline, docs/variables.md). Params with a literal
 * value or default are filled in, results of other tasks are not.
 */
final class TektonSpec {
  private static final String GROUP = "tekton.dev";
  private static final String NAME = "[^()\\[\\]\"'\\s]{1,200}";
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\$\\((?:inputs\\.)?params(?:\\.("
              + NAME
              + ")|\\[\"("
              + NAME
              + ")\"]|\\['("
              + NAME
              + ")'])\\)");
  private static final Pattern WHOLE_LIST =
      Pattern.compile("\\$\\(params\\.(" + NAME + ")\\[\\*]\\)");

  private final String namespace;
  private final Lookup lookup;

  TektonSpec(String namespace, Lookup lookup) {
    this.namespace = namespace;
    this.lookup = lookup;
  }

  /** The steps of a task; the params given stand over its defaults. */
  static List<Work> ofTask(Field task, Map<String, List<Text>> given, String namespace) {
    Map<String, List<Text>> params = params(task.child("params"), "default");
    params.putAll(given);
    List<Container.Volume> volumes = Volumes.of(task.child("volumes"));
    Field template = task.child("stepTemplate");
    List<Work> works = new ArrayList<>();
    for (Field step : task.child("steps").items()) {
      works.add(step(step, template, volumes, namespace, params));
    }
    for (Field sidecar : task.child("sidecars").items()) {
      works.add(step(sidecar, template, volumes, namespace, params));
    }
    return works;
  }

  /** A TaskRun, or a task of a pipeline: a specification or a reference, and params for it. */
  List<Work> ofCall(Field call, Map<String, List<Text>> outer) {
    Map<String, List<Text>> params = params(call.child("params"), "value");
    params.replaceAll((_, words) -> words.stream().map(fill(outer)).toList());
    return resolved(
        call, "taskSpec", "taskRef", "Task", (task, where) -> ofTask(task, params, where));
  }

  List<Work> ofPipeline(Field pipeline, Map<String, List<Text>> given) {
    Map<String, List<Text>> params = params(pipeline.child("params"), "default");
    params.putAll(given);
    List<Field> tasks = new ArrayList<>(pipeline.child("tasks").items());
    tasks.addAll(pipeline.child("finally").items());
    List<Work> works = new ArrayList<>();
    tasks.forEach(task -> works.addAll(ofCall(task, params)));
    return works;
  }

  List<Work> ofPipelineRun(Field run) {
    Map<String, List<Text>> params = params(run.child("params"), "value");
    return resolved(
        run,
        "pipelineSpec",
        "pipelineRef",
        "Pipeline",
        (pipeline, where) -> ofPipeline(pipeline, params));
  }

  private List<Work> resolved(
      Field from,
      String inline,
      String reference,
      String kind,
      BiFunction<Field, String, List<Work>> read) {
    if (from.child(inline).isPresent()) {
      return read.apply(from.child(inline), namespace);
    }
    Field named = from.child(reference);
    String name = named.child("name").string();
    if (name.isEmpty()) {
      return List.of();
    }
    return switch (lookup.find(new Lookup.Reference(GROUP, kind, namespace, name))) {
      case Reading.Found<Manifest>(Manifest found) ->
          read.apply(found.root().child("spec"), namespace).stream()
              .map(work -> work.from(named.at()))
              .toList();
      case Reading.Absent<Manifest> _ ->
          List.of(
              ArgoWorkflowSpec.unseen(
                  named, namespace, kind + " \"" + name + "\" does not exist yet"));
      case Reading.Unreadable<Manifest>(String why) ->
          List.of(ArgoWorkflowSpec.unseen(named, namespace, why));
    };
  }

  private static Map<String, List<Text>> params(Field params, String key) {
    Map<String, List<Text>> values = new HashMap<>();
    for (Field param : params.items()) {
      Field value = param.child(key);
      if (value.isPresent() && !value.node().isObject()) {
        values.put(
            param.child("name").string(),
            value.node().isArray()
                ? value.items().stream().map(Scalars::text).toList()
                : List.of(Scalars.text(value)));
      }
    }
    return values;
  }

  private static UnaryOperator<Text> fill(Map<String, List<Text>> params) {
    return Placeholders.fill(
        PARAMETER,
        name ->
            Optional.ofNullable(params.get(name)).filter(v -> v.size() == 1).map(List::getFirst));
  }

  private static Container step(
      Field step,
      Field template,
      List<Container.Volume> volumes,
      String namespace,
      Map<String, List<Text>> params) {
    Container own = PodTemplates.container(step, namespace, volumes, Map.of());
    List<Container.EnvEntry> env = new ArrayList<>(PodTemplates.env(template));
    env.addAll(PodTemplates.env(step));
    Container container =
        spread(own.withOnly(env), params).called("step \"" + step.child("name").string() + "\"");
    Field script = step.child("script");
    if (script.isPresent()) {
      Text source = script.text();
      List<Text> args = container.args().map(Container.Words::words).orElse(List.of());
      container =
          container.running(
              step.at(),
              container.where(),
              new Container.Words(
                  step.at(), Interpreters.run(Interpreters.ofFirstLine(source), source, args)));
    }
    return container.with(fill(params));
  }

  /** A word that is a whole list stands for its words. */
  private static Container spread(Container container, Map<String, List<Text>> params) {
    Optional<Container.Words> args =
        container
            .args()
            .map(list -> {
              List<Text> words = new ArrayList<>();
              for (Text word : list.words()) {
                Matcher whole = WHOLE_LIST.matcher(word.toString());
                List<Text> values = whole.matches() ? params.get(whole.group(1)) : null;
                words.addAll(values == null ? List.of(word) : values);
              }
              return new Container.Words(list.at(), words);
            });
    return container.withArgs(args);
  }
}
