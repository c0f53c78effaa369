package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** Tekton's Pipeline, judged by the defaults of its params. */
public final class TektonPipeline implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("tekton.dev", "Pipeline", "pipelines", "v1", "v1beta1")
          .reads(
              "/spec/tasks/*/taskSpec",
              "/spec/tasks/*/taskRef",
              "/spec/tasks/*/matrix",
              "/spec/tasks/*/when",
              "/spec/tasks/*/workspaces",
              "/spec/tasks/*/pipelineSpec",
              "/spec/tasks/*/pipelineRef",
              "/spec/finally",
              "/spec/params");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return new TektonRun(object.namespace(), lookup).pipeline(object.root().child("spec"));
  }
}
