package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the specification of a RayJob (ray-project/kuberay, apis/ray/v1/rayjob_types.go). The entry
 * point is shell text that runs on the head of the cluster, with the variables of {@code
 * runtimeEnvYAML} over those of its container.
 */
final class RayJobSpec {
  static final List<String> POD_TEMPLATES =
      List.of(
          "/rayClusterSpec/headGroupSpec/template",
          "/rayClusterSpec/workerGroupSpecs/*/template",
          "/submitterPodTemplate");

  private RayJobSpec() {}

  static List<Work> works(Field spec, String namespace) {
    List<Work> works = new ArrayList<>();
    Field entrypoint = spec.child("entrypoint");
    if (entrypoint.isPresent()) {
      List<Text> line = List.of(Text.made("sh"), Text.made("-c"), entrypoint.text());
      works.add(
          submitted(head(spec, namespace), spec.child("runtimeEnvYAML"))
              .running(
                  entrypoint.at(), "the entrypoint", new Container.Words(entrypoint.at(), line)));
    }
    works.addAll(PodTemplates.works(spec, namespace, POD_TEMPLATES));
    return works;
  }

  /** The container in which the entry point runs; one that shows nothing where it is elsewhere. */
  private static Container head(Field spec, String namespace) {
    Field template = spec.down("rayClusterSpec", "headGroupSpec", "template");
    return PodTemplates.ofTemplate(template, namespace).stream()
        .filter(container -> container.at().parent().last().equals("containers"))
        .findFirst()
        .orElseGet(() ->
            Container.unseen(
                spec.at(),
                "the head",
                namespace,
                "the cluster that runs the job is another object"));
  }

  /**
   * The head's container as Ray starts a job in it: with the variables of the runtime environment,
   * and in its working directory, which comes from elsewhere.
   */
  private static Container submitted(Container head, Field runtimeEnv) {
    if (!runtimeEnv.isPresent()) {
      return head;
    }
    YamlText.Documents documents = YamlText.read(runtimeEnv.text());
    ContainerEdit edit = head.edit();
    if (documents.problem().isPresent() || !runtimeEnv.text().isKnown()) {
      edit.moreEnv(
          List.of(new Container.EnvEntry.AllHidden("", "runtimeEnvYAML, which cannot be read")));
    }
    for (Tree tree : documents.trees()) {
      child(tree, "env_vars").ifPresent(variables -> edit.moreEnv(variables(variables)));
      child(tree, "working_dir")
          .ifPresent(_ ->
              edit.workingDir(
                  Optional.of(Text.unknown("the working_dir of runtimeEnvYAML is not read"))));
    }
    return edit.done();
  }

  private static List<Container.EnvEntry> variables(Tree variables) {
    List<Container.EnvEntry> entries = new ArrayList<>();
    if (variables instanceof Tree.Mapping mapping) {
      mapping.entries().forEach((name, value) -> entries.add(variable(name, value)));
    }
    return entries;
  }

  private static Optional<Tree> child(Tree tree, String key) {
    return tree instanceof Tree.Mapping mapping
        ? Optional.ofNullable(mapping.entries().get(key))
        : Optional.empty();
  }

  private static Container.EnvEntry variable(String name, Tree value) {
    return value instanceof Tree.Scalar scalar
        ? new Container.EnvEntry.Value(name, scalar.text())
        : new Container.EnvEntry.Hidden(name, "$" + name + " of runtimeEnvYAML is no text");
  }
}
