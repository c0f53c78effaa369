package dev.tenfold.job;

/** Kubeflow's TFJob (training-operator, pkg/apis/kubeflow.org/v1/tensorflow_types.go). */
public final class TfJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("kubeflow.org", "TFJob", "tfjobs", "v1")
          .podTemplates("/spec/tfReplicaSpecs/*/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
