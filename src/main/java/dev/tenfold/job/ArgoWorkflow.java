package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** Argo's Workflow. */
public final class ArgoWorkflow implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("argoproj.io", "Workflow", "workflows", "v1alpha1")
          .reads(ArgoWorkflowSpec.reads("/spec"));

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup, KnownKinds kinds) {
    return ArgoWorkflowSpec.works(
        object.root().child("spec"),
        ArgoWorkflowSpec.Reach.FROM_ENTRYPOINT,
        object.namespace(),
        lookup,
        kinds);
  }
}
