package dev.tenfold.job;

/** Kubeflow's PaddleJob (training-operator, pkg/apis/kubeflow.org/v1/paddlepaddle_types.go). */
public final class PaddleJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("kubeflow.org", "PaddleJob", "paddlejobs", "v1")
          .podTemplates("/spec/paddleReplicaSpecs/*/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
