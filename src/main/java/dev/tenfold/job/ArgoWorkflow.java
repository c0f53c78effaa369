package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** Argo's Workflow. */
public final class ArgoWorkflow implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("argoproj.io", "Workflow", "workflows", "v1alpha1")
          .reads(
              "/spec/templates/*/container",
              "/spec/templates/*/script",
              "/spec/templates/*/containerSet",
              "/spec/templates/*/resource/manifest",
              "/spec/arguments/parameters",
              "/spec/workflowTemplateRef");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return ArgoWorkflowSpec.works(object.root().child("spec"), object.namespace(), lookup);
  }
}
