package dev.tenfold.review;

import dev.tenfold.source.Manifest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tools that keep an object as a repository or a release has it, and would undo every patch. */
final class Ownership {
  private static final Map<String, String> LABELS =
      Map.of(
          "argocd.argoproj.io/instance", "Argo CD",
          "kustomize.toolkit.fluxcd.io/name", "Flux",
          "helm.toolkit.fluxcd.io/name", "Flux");
  private static final Map<String, String> ANNOTATIONS =
      Map.of("argocd.argoproj.io/tracking-id", "Argo CD", "meta.helm.sh/release-name", "Helm");
  private static final Map<String, String> FIELD_MANAGERS =
      Map.of(
          "argocd-controller", "Argo CD",
          "kustomize-controller", "Flux",
          "helm-controller", "Flux",
          "helm", "Helm");
  private static final Set<String> LABEL_VALUE_HELM = Set.of("Helm");

  private Ownership() {}

  /** The tool that manages the object, by its labels, annotations and field managers. */
  static Optional<String> manager(Manifest object) {
    for (Map.Entry<String, String> label : LABELS.entrySet()) {
      if (!object.label(label.getKey()).isEmpty()) {
        return Optional.of(label.getValue());
      }
    }
    for (Map.Entry<String, String> annotation : ANNOTATIONS.entrySet()) {
      if (!object.annotation(annotation.getKey()).isEmpty()) {
        return Optional.of(annotation.getValue());
      }
    }
    if (LABEL_VALUE_HELM.contains(object.label("app.kubernetes.io/managed-by"))) {
      return Optional.of("Helm");
    }
    return object.root().down("metadata", "managedFields").items().stream()
        .map(entry -> FIELD_MANAGERS.get(entry.child("manager").string()))
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }
}
