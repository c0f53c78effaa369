package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** Tekton's PipelineRun, fixed when it is created. */
public final class TektonPipelineRun implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("tekton.dev", "PipelineRun", "pipelineruns", "v1", "v1beta1")
          .reads("/spec/pipelineSpec", "/spec/pipelineRef", "/spec/workspaces", "/spec/params")
          .immutable("/spec");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return new TektonRun(object.namespace(), lookup).pipelineRun(object.root().child("spec"));
  }
}
