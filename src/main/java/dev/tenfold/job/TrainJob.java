package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/**
 * Kubeflow Trainer's TrainJob; its trainer, runtime and patches are fixed when it is created
 * (kubeflow/trainer, pkg/apis/trainer/v1alpha1/trainjob_types.go).
 */
public final class TrainJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("trainer.kubeflow.org", "TrainJob", "trainjobs", "v1alpha1")
          .reads(
              "/spec/trainer",
              "/spec/runtimeRef",
              "/spec/runtimePatches",
              "/spec/podTemplateOverrides")
          .immutable(
              "/spec/trainer",
              "/spec/runtimeRef",
              "/spec/initializer",
              "/spec/runtimePatches/*/trainingRuntimeSpec",
              "/spec/podTemplateOverrides");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return TrainJobSpec.works(object.root().child("spec"), object.namespace(), lookup, List.of());
  }
}
