package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** Argo's ClusterWorkflowTemplate, judged by the defaults of its parameters. */
public final class ArgoClusterWorkflowTemplate implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("argoproj.io", "ClusterWorkflowTemplate", "clusterworkflowtemplates", "v1alpha1")
          .clusterScoped()
          .reads(ArgoWorkflowSpec.reads("/spec"));

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup, KnownKinds kinds) {
    return ArgoWorkflowSpec.works(
        object.root().child("spec"),
        ArgoWorkflowSpec.Reach.EVERY_TEMPLATE,
        object.namespace(),
        lookup,
        kinds);
  }
}
