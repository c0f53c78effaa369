package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** Tekton's Task, judged by the defaults of its params. */
public final class TektonTask implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("tekton.dev", "Task", "tasks", "v1", "v1beta1")
          .reads(
              "/spec/steps",
              "/spec/stepTemplate",
              "/spec/sidecars",
              "/spec/volumes",
              "/spec/workspaces",
              "/spec/params");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return new TektonRun(object.namespace(), lookup).task(object.root().child("spec"));
  }
}
