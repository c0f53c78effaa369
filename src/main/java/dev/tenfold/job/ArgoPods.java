package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads what one template of an Argo workflow starts: its pod, or an object that it creates. */
final class ArgoPods {
  /** With the others of its actions a manifest only names an object. */
  private static final Set<String> CREATING = Set.of("create", "apply", "replace");

  /** How much text of manifests is read: of a workflow, and of one that another one creates. */
  private static final int MOST_TEXT = 500_000;

  private static final int MOST_INNER_TEXT = 50_000;

  private static final Pattern CHANGES_THE_PROCESS = Pattern.compile("\\b(?:args|command|env)\\b");

  private final List<Field> specs;
  private final ArgoCluster cluster;
  private int textLeft;

  /**
   * @param specs the specification that runs, whose defaults count for every template
   */
  ArgoPods(List<Field> specs, ArgoCluster cluster) {
    this.specs = specs;
    this.cluster = cluster;
    this.textLeft = specs.getFirst().manifest().depth() == 0 ? MOST_TEXT : MOST_INNER_TEXT;
  }

  List<Work> works(Field template, UnaryOperator<Text> fill) {
    if (changesTheProcess(template)) {
      return List.of(
          Container.unseen(
              template.at(), title(template), cluster.namespace(), "podSpecPatch changes its pod"));
    }
    List<Work> works = new ArrayList<>();
    containers(template).forEach(container -> works.add(container.with(fill)));
    Field resource = template.child("resource");
    Field manifest = resource.child("manifest");
    if (manifest.node().isTextual() && CREATING.contains(resource.child("action").string())) {
      works.addAll(created(template, manifest, fill.apply(manifest.text())));
    }
    return works;
  }

  private List<Work> created(Field template, Field manifest, Text text) {
    textLeft -= text.length();
    return textLeft < 0
        ? List.of(cluster.unseen(manifest, "the workflow creates too much to be read"))
        : Embedded.works(
            template.manifest(), text, manifest.at(), cluster.lookup(), cluster.kinds());
  }

  private boolean changesTheProcess(Field template) {
    List<Field> patched = new ArrayList<>(specs);
    specs.forEach(spec -> patched.add(spec.child("templateDefaults")));
    patched.add(template);
    return hasPod(template)
        && patched.stream()
            .map(field -> field.child("podSpecPatch").string())
            .anyMatch(patch -> CHANGES_THE_PROCESS.matcher(patch).find());
  }

  private static boolean hasPod(Field template) {
    return template.child("container").isPresent()
        || template.child("script").isPresent()
        || template.child("containerSet").isPresent();
  }

  private List<Container> containers(Field template) {
    Field defaults =
        specs.stream()
            .map(spec -> spec.child("templateDefaults"))
            .filter(Field::isPresent)
            .findFirst()
            .orElseGet(() -> specs.getFirst().child("templateDefaults"));
    List<Container.Volume> volumes = new ArrayList<>(Volumes.of(template.child("volumes")));
    volumes.addAll(Volumes.of(defaults.child("volumes")));
    specs.forEach(spec -> volumes.addAll(Volumes.of(spec.child("volumes"))));
    List<Field> named = new ArrayList<>(template.child("initContainers").items());
    named.addAll(template.down("containerSet", "containers").items());
    named.addAll(template.child("sidecars").items());
    List<Container> containers = new ArrayList<>();
    named.forEach(field -> containers.add(container(field, template, volumes)));
    Field main = template.child("container");
    if (main.isPresent()) {
      containers.add(
          merged(container(main, template, volumes), defaults.child("container"), volumes)
              .edit()
              .where(main.child("name").isPresent() ? nameOf(main) : title(template))
              .done());
    }
    Field script = template.child("script");
    if (script.isPresent()) {
      Container merged =
          merged(container(script, template, volumes), defaults.child("script"), volumes);
      containers.add(script(merged, script, defaults.child("script"), template));
    }
    return containers;
  }

  private Container container(Field field, Field template, List<Container.Volume> volumes) {
    Map<String, String> annotations = new LinkedHashMap<>();
    specs
        .reversed()
        .forEach(spec ->
            spec.down("podMetadata", "annotations")
                .entries()
                .forEach((key, value) -> annotations.put(key, value.string())));
    annotations.putAll(PodTemplates.annotations(template));
    return PodTemplates.container(field, cluster.namespace(), volumes, annotations);
  }

  private Container merged(Container own, Field defaults, List<Container.Volume> volumes) {
    return defaults.isPresent()
        ? own.over(
            PodTemplates.container(defaults, cluster.namespace(), volumes, own.annotations()))
        : own;
  }

  private static String nameOf(Field container) {
    return "container \"" + container.child("name").string() + "\"";
  }

  /** A template's only container has no name of its own. */
  private static String title(Field template) {
    return "template \"" + template.child("name").string() + "\"";
  }

  private static Container script(
      Container container, Field script, Field defaults, Field template) {
    Field written =
        script.child("source").isPresent() ? script.child("source") : defaults.child("source");
    Text source = Scalars.text(written);
    List<Text> interpreter =
        container
            .command()
            .map(Container.Words::words)
            .orElseGet(() -> Interpreters.ofFirstLine(source));
    List<Text> args = container.args().map(Container.Words::words).orElse(List.of());
    return container.running(
        script.at(),
        title(template),
        new Container.Words(script.at(), Interpreters.run(interpreter, source, args)));
  }
}
