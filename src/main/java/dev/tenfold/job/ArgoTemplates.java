package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads the templates of an Argo workflow (argoproj/argo-workflows, workflow_types.go). Only
 * parameters with a literal value are filled in; what a step computes stays a placeholder.
 */
final class ArgoTemplates {
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\{ ?((?:workflow|inputs)\\.parameters\\.[^{}\\s]{1,200}) ?}}");

  private final Field spec;
  private final String namespace;
  private final Lookup lookup;
  private final Map<String, Text> workflow;

  private ArgoTemplates(Field spec, Map<String, Text> arguments, String namespace, Lookup lookup) {
    this.spec = spec;
    this.namespace = namespace;
    this.lookup = lookup;
    this.workflow = new HashMap<>(parameters(spec.child("arguments")));
    this.workflow.putAll(arguments);
  }

  /** The work of every template; {@code arguments} stand over those of the specification. */
  static List<Work> works(
      Field spec, Map<String, Text> arguments, String namespace, Lookup lookup) {
    ArgoTemplates reader = new ArgoTemplates(spec, arguments, namespace, lookup);
    Map<String, Map<String, Text>> calls = reader.calls();
    List<Work> works = new ArrayList<>();
    for (Field template : spec.child("templates").items()) {
      String name = template.child("name").string();
      Map<String, Text> values = reader.values(template, calls.getOrDefault(name, Map.of()));
      works.addAll(reader.works(template, values));
    }
    return works;
  }

  /** Parameters with a value, or with a default where none is given. */
  static Map<String, Text> parameters(Field arguments) {
    Map<String, Text> values = new HashMap<>();
    for (Field parameter : arguments.child("parameters").items()) {
      Field value =
          parameter.child("value").isPresent()
              ? parameter.child("value")
              : parameter.child("default");
      if (value.isPresent()) {
        values.put(parameter.child("name").string(), Scalars.text(value));
      }
    }
    return values;
  }

  /** What steps and tasks give each template; two different values make an unknown one. */
  private Map<String, Map<String, Text>> calls() {
    Map<String, Map<String, Text>> calls = new HashMap<>();
    for (Field template : spec.child("templates").items()) {
      List<Field> callers = new ArrayList<>(template.down("dag", "tasks").items());
      for (Field group : template.child("steps").items()) {
        callers.addAll(group.items());
      }
      for (Field caller : callers) {
        Map<String, Text> given =
            calls.computeIfAbsent(caller.child("template").string(), _ -> new HashMap<>());
        parameters(caller.child("arguments"))
            .forEach((name, value) ->
                given.merge(
                    name,
                    fill(workflowNames()).apply(value),
                    (one, other) ->
                        one.toString().equals(other.toString())
                            ? one
                            : Text.unknown("steps give \"" + name + "\" different values")));
      }
    }
    return calls;
  }

  private Map<String, Text> workflowNames() {
    Map<String, Text> names = new HashMap<>();
    workflow.forEach((name, value) -> names.put("workflow.parameters." + name, value));
    return names;
  }

  private Map<String, Text> values(Field template, Map<String, Text> given) {
    Map<String, Text> values = workflowNames();
    boolean isEntry = template.child("name").string().equals(spec.child("entrypoint").string());
    Map<String, Text> inputs = new HashMap<>(parameters(template.child("inputs")));
    if (isEntry) {
      inputs.putAll(workflow);
    }
    inputs.putAll(given);
    UnaryOperator<Text> fill = fill(values);
    Map<String, Text> all = new HashMap<>(values);
    inputs.forEach((name, value) -> all.put("inputs.parameters." + name, fill.apply(value)));
    return all;
  }

  private static UnaryOperator<Text> fill(Map<String, Text> values) {
    return Placeholders.fill(PARAMETER, name -> Optional.ofNullable(values.get(name)));
  }

  private List<Work> works(Field template, Map<String, Text> values) {
    List<Container.Volume> volumes = new ArrayList<>(Volumes.of(template.child("volumes")));
    volumes.addAll(Volumes.of(spec.child("volumes")));
    Map<String, String> annotations = PodTemplates.annotations(template);
    List<Field> containers = new ArrayList<>(template.child("initContainers").items());
    containers.addAll(template.down("containerSet", "containers").items());
    containers.addAll(template.child("sidecars").items());
    if (template.child("container").isPresent()) {
      containers.add(template.child("container"));
    }
    UnaryOperator<Text> fill = fill(values);
    List<Work> works = new ArrayList<>();
    for (Field container : containers) {
      works.add(
          named(PodTemplates.container(container, namespace, volumes, annotations), template)
              .with(fill));
    }
    Field script = template.child("script");
    if (script.isPresent()) {
      works.add(script(script, template, volumes, annotations).with(fill));
    }
    Field manifest = template.down("resource", "manifest");
    if (manifest.node().isTextual()) {
      works.addAll(
          Embedded.works(spec.manifest(), fill.apply(manifest.text()), manifest.at(), lookup));
    }
    return works;
  }

  /** A template's only container has no name of its own. */
  private static Container named(Container container, Field template) {
    return container.name().isEmpty()
        ? container.called("template \"" + template.child("name").string() + "\"")
        : container;
  }

  private Container script(
      Field script,
      Field template,
      List<Container.Volume> volumes,
      Map<String, String> annotations) {
    Container container = PodTemplates.container(script, namespace, volumes, annotations);
    Text source = Scalars.text(script.child("source"));
    List<Text> interpreter =
        container
            .command()
            .map(Container.Words::words)
            .orElseGet(() -> Interpreters.ofFirstLine(source));
    List<Text> args = container.args().map(Container.Words::words).orElse(List.of());
    return container.running(
        script.at(),
        "template \"" + template.child("name").string() + "\"",
        new Container.Words(script.at(), Interpreters.run(interpreter, source, args)));
  }
}
