package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Spot;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the containers of pod templates. */
public final class PodTemplates {
  private PodTemplates() {}

  /** The containers of every pod template at the paths given, {@code *} for any key or element. */
  public static List<Work> works(Manifest object, List<String> paths) {
    return works(object.root(), object.namespace(), paths);
  }

  /** The same from a field on; the empty path is the field itself. */
  static List<Work> works(Field from, String namespace, List<String> paths) {
    List<Work> works = new ArrayList<>();
    for (String path : paths) {
      for (Selected template : select(new Selected(from, Map.of()), tokens(path))) {
        ofTemplate(template.field(), namespace)
            .forEach(work -> works.add(work.annotated(template.annotations())));
      }
    }
    return works;
  }

  /** A field, and the annotations of the templates that it lies in, which its pods get too. */
  private record Selected(Field field, Map<String, String> annotations) {
    Selected below(Field child) {
      Map<String, String> all = new LinkedHashMap<>(annotations);
      all.putAll(PodTemplates.annotations(child));
      return new Selected(child, all);
    }
  }

  private static List<String> tokens(String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    return relative.isEmpty() ? List.of() : List.of(relative.split("/"));
  }

  private static List<Selected> select(Selected from, List<String> path) {
    if (path.isEmpty()) {
      return from.field().isPresent() ? List.of(from) : List.of();
    }
    List<String> rest = path.subList(1, path.size());
    if (!path.getFirst().equals("*")) {
      return select(from.below(from.field().child(path.getFirst())), rest);
    }
    List<Selected> found = new ArrayList<>();
    from.field().items().forEach(item -> found.addAll(select(from.below(item), rest)));
    from.field().entries().values().forEach(e -> found.addAll(select(from.below(e), rest)));
    return found;
  }

  /** The containers of one pod template, in the order in which they start. */
  static List<Container> ofTemplate(Field template, String namespace) {
    Field spec = template.child("spec");
    List<Container.Volume> volumes = Volumes.of(spec.child("volumes"));
    Map<String, String> annotations = annotations(template);
    List<Container> containers = new ArrayList<>();
    for (String list : List.of("initContainers", "containers")) {
      for (Field container : spec.child(list).items()) {
        containers.add(container(container, namespace, volumes, annotations));
      }
    }
    return containers;
  }

  static Map<String, String> annotations(Field template) {
    Map<String, String> annotations = new LinkedHashMap<>();
    template
        .down("metadata", "annotations")
        .entries()
        .forEach((key, value) -> annotations.put(key, value.string()));
    return annotations;
  }

  /** One container, or what is written like one. */
  static Container container(
      Field field,
      String namespace,
      List<Container.Volume> volumes,
      Map<String, String> annotations) {
    Field workingDir = field.child("workingDir");
    Optional<Container.Words> command = words(field.child("command"));
    Optional<Container.Words> args = words(field.child("args"));
    String name = field.child("name").string();
    return new Container(
        field.at(),
        "container \"" + name + "\"",
        namespace,
        name,
        field.child("image").isPresent() ? field.child("image").text() : Text.EMPTY,
        command,
        args,
        env(field),
        Volumes.mounts(field.child("volumeMounts")),
        volumes,
        workingDir.isPresent() ? Optional.of(workingDir.text()) : Optional.empty(),
        annotations,
        args.or(() -> command).map(words -> new Spot.AfterLast(words.at())));
  }

  /** {@code envFrom} and then {@code env}, as the kubelet applies them. */
  static List<Container.EnvEntry> env(Field container) {
    List<Container.EnvEntry> env = new ArrayList<>();
    container.child("envFrom").items().forEach(entry -> env.add(envFrom(entry)));
    container.child("env").items().forEach(entry -> env.add(entry(entry)));
    return env;
  }

  static Optional<Container.Words> words(Field list) {
    if (!list.isPresent() || (list.node().isArray() && list.node().isEmpty())) {
      return Optional.empty();
    }
    if (!list.node().isArray()) {
      return Optional.of(new Container.Words(list.at(), List.of(list.text())));
    }
    return Optional.of(
        new Container.Words(list.at(), list.items().stream().map(Field::text).toList()));
  }

  private static Container.EnvEntry entry(Field entry) {
    String name = entry.child("name").string();
    Field from = entry.child("valueFrom");
    if (!from.isPresent()) {
      Field value = entry.child("value");
      return new Container.EnvEntry.Value(name, value.isPresent() ? value.text() : Text.EMPTY);
    }
    Field key = from.child("configMapKeyRef");
    if (key.isPresent()) {
      return new Container.EnvEntry.ConfigMapKey(
          name,
          key.child("name").string(),
          key.child("key").string(),
          key.child("optional").isTrue());
    }
    Field secret = from.child("secretKeyRef");
    String why =
        secret.isPresent()
            ? "$" + name + " comes from Secret \"" + secret.child("name").string() + "\""
            : "$" + name + " comes from the downward API";
    return new Container.EnvEntry.Hidden(name, why);
  }

  private static Container.EnvEntry envFrom(Field entry) {
    String prefix = entry.child("prefix").string();
    Field configMap = entry.child("configMapRef");
    if (configMap.isPresent()) {
      return new Container.EnvEntry.AllOfConfigMap(
          prefix, configMap.child("name").string(), configMap.child("optional").isTrue());
    }
    return new Container.EnvEntry.AllHidden(
        prefix, "Secret \"" + entry.down("secretRef", "name").string() + "\"");
  }
}
