package dev.tenfold.review;

import dev.tenfold.source.Field;
import dev.tenfold.source.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tools that keep an object as a repository or a release has it, and would undo every patch. */
final class Ownership {
  /** A tool, and what tells that it is at work. */
  record Manager(String tool, String sign) {
    @Override
    public String toString() {
      return tool + " (" + sign + ")";
    }
  }

  private record Sign(String key, String tool) {}

  private static final List<Sign> LABELS =
      List.of(
          new Sign("argocd.argoproj.io/instance", "Argo CD"),
          new Sign("kustomize.toolkit.fluxcd.io/name", "Flux"),
          new Sign("helm.toolkit.fluxcd.io/name", "Flux"));
  private static final List<Sign> ANNOTATIONS =
      List.of(
          new Sign("argocd.argoproj.io/tracking-id", "Argo CD"),
          new Sign("meta.helm.sh/release-name", "Helm"));
  private static final List<Sign> FIELD_MANAGERS =
      List.of(
          new Sign("argocd-controller", "Argo CD"),
          new Sign("kustomize-controller", "Flux"),
          new Sign("helm-controller", "Flux"),
          new Sign("helm", "Helm"));

  /** The one label that tells by its value. */
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  private Ownership() {}

  /** The tool that manages the object, by its labels, annotations and field managers. */
  static Optional<Manager> manager(Manifest object) {
    Stream<Manager> labels =
        LABELS.stream()
            .filter(sign -> !object.label(sign.key()).isEmpty())
            .map(sign -> new Manager(sign.tool(), "label " + sign.key()));
    Stream<Manager> annotations =
        ANNOTATIONS.stream()
            .filter(sign -> !object.annotation(sign.key()).isEmpty())
            .map(sign -> new Manager(sign.tool(), "annotation " + sign.key()));
    Stream<Manager> managedBy =
        Stream.of(object.label(MANAGED_BY))
            .filter("Helm"::equals)
            .map(helm -> new Manager(helm, "label " + MANAGED_BY));
    List<String> managers =
        object.root().down("metadata", "managedFields").items().stream()
            .map(entry -> entry.child("manager"))
            .map(Field::string)
            .toList();
    Stream<Manager> fields =
        FIELD_MANAGERS.stream()
            .filter(sign -> managers.contains(sign.key()))
            .map(sign -> new Manager(sign.tool(), "field manager " + sign.key()));
    return Stream.of(labels, annotations, managedBy, fields).flatMap(each -> each).findFirst();
  }
}
