package dev.tenfold.job;

/** Kubeflow's JAXJob (training-operator, pkg/apis/kubeflow.org/v1/jax_types.go). */
public final class JaxJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("kubeflow.org", "JAXJob", "jaxjobs", "v1")
          .podTemplates("/spec/jaxReplicaSpecs/*/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
