package dev.tenfold.job;

/**
 * The job of SageMaker HyperPod, whose replica specs are a list. Its kind is HyperPodPyTorchJob in
 * the manifests of its command line, and HyperPodPytorchJob in AWS's documentation.
 */
public final class HyperPodPyTorchJob implements JobKind {
  private final KindFacts facts;

  HyperPodPyTorchJob(String kind) {
    this.facts =
        KindFacts.of("sagemaker.amazonaws.com", kind, "hyperpodpytorchjobs", "v1")
            .podTemplates("/spec/replicaSpecs/*/template");
  }

  @Override
  public KindFacts facts() {
    return facts;
  }
}
