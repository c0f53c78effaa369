package dev.tenfold.job;

/** HyperPodPyTorchJob of SageMaker HyperPod, whose replica specs are a list. */
public final class HyperPodPyTorchJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("sagemaker.amazonaws.com", "HyperPodPyTorchJob", "hyperpodpytorchjobs", "v1")
          .podTemplates("/spec/replicaSpecs/*/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
