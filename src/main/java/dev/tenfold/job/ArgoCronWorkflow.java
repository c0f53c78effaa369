package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** Argo's CronWorkflow. */
public final class ArgoCronWorkflow implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("argoproj.io", "CronWorkflow", "cronworkflows", "v1alpha1")
          .reads(
              "/spec/workflowSpec/templates/*/container",
              "/spec/workflowSpec/templates/*/script",
              "/spec/workflowSpec/templates/*/containerSet",
              "/spec/workflowSpec/templates/*/resource/manifest",
              "/spec/workflowSpec/arguments/parameters",
              "/spec/workflowSpec/workflowTemplateRef");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return ArgoWorkflowSpec.works(
        object.root().down("spec", "workflowSpec"), object.namespace(), lookup);
  }
}
