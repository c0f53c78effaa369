package dev.tenfold.job;

/** Kubeflow's PyTorchJob (training-operator, pkg/apis/kubeflow.org/v1/pytorch_types.go). */
public final class PyTorchJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("kubeflow.org", "PyTorchJob", "pytorchjobs", "v1")
          .podTemplates("/spec/pytorchReplicaSpecs/*/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
