package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Follows the calls of a workflow from template to template, each with its own parameters. */
final class ArgoWalk {
  /**
   * A workflow may call itself with other parameters for ever; one that another one creates, at a
   * depth, is followed less far.
   */
  private static final List<Integer> MOST_CALLS = List.of(200, 20, 1);

  private static final int DEEPEST = 30;

  private final List<Field> specs;
  private final ArgoCluster cluster;
  private final ArgoParameters parameters;
  private final ArgoPods pods;
  private final int mostCalls;
  private final Map<String, Text> globals = new HashMap<>();
  private final Map<String, Text> arguments = new HashMap<>();
  private final Set<Object> calls = new HashSet<>();
  private final Set<Pointer> visited = new HashSet<>();
  private final List<Work> works = new ArrayList<>();
  private boolean cutShort;

  /** The templates that can call each other by name, and the place that led to them. */
  private record Scope(Map<String, Field> templates, Optional<Pointer> from) {
    static Scope of(List<Field> specs, Optional<Pointer> from) {
      Map<String, Field> templates = new LinkedHashMap<>();
      for (Field spec : specs) {
        for (Field template : spec.child("templates").items()) {
          templates.putIfAbsent(template.child("name").string(), template);
        }
      }
      return new Scope(templates, from);
    }
  }

  /**
   * @param specs a specification, and the one it refers to, over which it counts
   */
  ArgoWalk(List<Field> specs, ArgoCluster cluster) {
    this.specs = specs;
    this.cluster = cluster;
    this.parameters = new ArgoParameters(cluster);
    this.pods = new ArgoPods(specs, cluster);
    this.mostCalls =
        MOST_CALLS.get(Math.min(specs.getFirst().manifest().depth(), MOST_CALLS.size() - 1));
    for (Field spec : specs.reversed()) {
      arguments.putAll(parameters.of(spec.child("arguments")));
    }
    arguments.forEach((name, value) -> globals.put("workflow.parameters." + name, value));
  }

  List<Work> works(ArgoWorkflowSpec.Reach reach) {
    Scope scope = Scope.of(specs, Optional.empty());
    Optional<Field> entry = first("entrypoint").map(name -> scope.templates().get(name.string()));
    entry.ifPresent(template -> visit(scope, template, arguments, 0));
    first("onExit").ifPresent(name -> visit(scope, name.text(), Map.of(), 0));
    for (Field spec : specs) {
      spec.child("hooks").entries().values().forEach(hook -> call(scope, hook, globals, 0));
    }
    if (entry.isEmpty() || reach == ArgoWorkflowSpec.Reach.EVERY_TEMPLATE) {
      for (Field template : scope.templates().values()) {
        if (!visited.contains(template.at())) {
          visit(scope, template, Map.of(), 0);
        }
      }
    }
    return works;
  }

  private Optional<Field> first(String name) {
    return specs.stream().map(spec -> spec.child(name)).filter(Field::isPresent).findFirst();
  }

  private void visit(Scope scope, Text name, Map<String, Text> given, int depth) {
    Field template = scope.templates().get(name.toString());
    if (template != null) {
      visit(scope, template, given, depth);
    }
  }

  private void visit(Scope scope, Field template, Map<String, Text> given, int depth) {
    Map<String, Text> names = names(template, given);
    visited.add(template.at());
    if (!calls.add(key(scope, template, names))) {
      return;
    }
    if (calls.size() > mostCalls || depth > DEEPEST) {
      if (!cutShort) {
        works.add(cluster.unseen(template, "the workflow has too many calls to be followed"));
      }
      cutShort = true;
      return;
    }
    for (Work work : pods.works(template, parameters.fill(names))) {
      works.add(scope.from().<Work>map(work::from).orElse(work));
    }
    for (Field group : template.child("steps").items()) {
      group.items().forEach(step -> call(scope, step, names, depth));
    }
    template.down("dag", "tasks").items().forEach(task -> call(scope, task, names, depth));
  }

  private Map<String, Text> names(Field template, Map<String, Text> given) {
    Map<String, Text> inputs = new HashMap<>(parameters.of(template.child("inputs")));
    inputs.putAll(given);
    UnaryOperator<Text> fill = parameters.fill(globals);
    Map<String, Text> names = new HashMap<>(globals);
    inputs.forEach((name, value) -> names.put("inputs.parameters." + name, fill.apply(value)));
    return names;
  }

  private static Object key(Scope scope, Field template, Map<String, Text> names) {
    Map<String, Object> values = new HashMap<>();
    names.forEach((name, text) -> values.put(name, List.of(text.toString(), text.unknowns())));
    return List.of(scope.from(), template.at(), values);
  }

  /** A step, a task or a hook. */
  private void call(Scope scope, Field caller, Map<String, Text> outer, int depth) {
    Map<String, Text> names = new HashMap<>(outer);
    names.putAll(ArgoParameters.items(caller, parameters.fill(outer)));
    UnaryOperator<Text> fill = parameters.fill(names);
    Field when = caller.child("when");
    if (when.isPresent() && ArgoCondition.neverHolds(fill.apply(when.text()))) {
      return;
    }
    Map<String, Text> given = new HashMap<>();
    parameters
        .of(caller.child("arguments"))
        .forEach((name, value) -> given.put(name, fill.apply(value)));
    if (caller.child("inline").isPresent()) {
      visit(scope, caller.child("inline"), given, depth + 1);
    } else if (caller.child("templateRef").isPresent()) {
      elsewhere(caller.child("templateRef"), given, depth + 1);
    } else if (caller.child("template").isPresent()) {
      visit(scope, fill.apply(caller.child("template").text()), given, depth + 1);
    }
    if (caller.child("onExit").isPresent()) {
      visit(scope, caller.child("onExit").text(), Map.of(), depth + 1);
    }
    caller.child("hooks").entries().values().forEach(hook -> call(scope, hook, names, depth + 1));
  }

  private void elsewhere(Field reference, Map<String, Text> given, int depth) {
    switch (cluster.template(reference)) {
      case Reading.Found<Manifest>(Manifest found) ->
          visit(
              Scope.of(List.of(found.root().child("spec")), Optional.of(reference.at())),
              reference.child("template").text(),
              given,
              depth);
      case Reading.Absent<Manifest> _ ->
          works.add(cluster.unseen(reference, ArgoCluster.missing(reference)));
      case Reading.Unreadable<Manifest>(String why) -> works.add(cluster.unseen(reference, why));
    }
  }
}
