package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.util.List;
import java.util.stream.Stream;

/** Reads the specification of a workflow: its own templates, or those of the one it refers to. */
final class ArgoWorkflowSpec {
  private ArgoWorkflowSpec() {}

  /** Which templates of a specification count. */
  enum Reach {
    /** A workflow runs what its entry point comes to. */
    FROM_ENTRYPOINT,
    /** Any template of a stored one may be called from elsewhere. */
    EVERY_TEMPLATE
  }

  /** Where a specification at this path is read. */
  static String[] reads(String spec) {
    return Stream.of(
            "/templates/*/container",
            "/templates/*/script",
            "/templates/*/containerSet",
            "/templates/*/initContainers",
            "/templates/*/sidecars",
            "/templates/*/resource/manifest",
            "/templates/*/steps",
            "/templates/*/dag",
            "/templateDefaults",
            "/arguments/parameters",
            "/workflowTemplateRef")
        .map(path -> spec + path)
        .toArray(String[]::new);
  }

  static List<Work> works(
      Field spec, Reach reach, String namespace, Lookup lookup, KnownKinds kinds) {
    ArgoCluster cluster = new ArgoCluster(namespace, lookup, kinds);
    Field reference = spec.child("workflowTemplateRef");
    if (!reference.isPresent()) {
      return new ArgoWalk(List.of(spec), cluster).works(reach);
    }
    return switch (cluster.template(reference)) {
      case Reading.Found<Manifest>(Manifest template) ->
          new ArgoWalk(List.of(spec, template.root().child("spec")), cluster)
              .works(reach).stream().map(work -> work.from(reference.at())).toList();
      case Reading.Absent<Manifest> _ ->
          List.of(cluster.unseen(reference, ArgoCluster.missing(reference)));
      case Reading.Unreadable<Manifest>(String why) -> List.of(cluster.unseen(reference, why));
    };
  }
}
