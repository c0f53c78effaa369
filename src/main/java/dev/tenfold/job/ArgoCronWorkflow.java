package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** Argo's CronWorkflow. */
public final class ArgoCronWorkflow implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("argoproj.io", "CronWorkflow", "cronworkflows", "v1alpha1")
          .reads(ArgoWorkflowSpec.reads("/spec/workflowSpec"));

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup, KnownKinds kinds) {
    return ArgoWorkflowSpec.works(
        object.root().down("spec", "workflowSpec"),
        ArgoWorkflowSpec.Reach.FROM_ENTRYPOINT,
        object.namespace(),
        lookup,
        kinds);
  }
}
