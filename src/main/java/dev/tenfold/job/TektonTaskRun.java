package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** Tekton's TaskRun, fixed when it is created. */
public final class TektonTaskRun implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("tekton.dev", "TaskRun", "taskruns", "v1", "v1beta1")
          .reads(
              "/spec/taskSpec",
              "/spec/taskRef",
              "/spec/podTemplate",
              "/spec/workspaces",
              "/spec/params")
          .immutable("/spec");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return new TektonRun(object.namespace(), lookup).taskRun(object.root().child("spec"));
  }
}
