package dev.tenfold.job;

/**
 * Kubeflow Trainer's ClusterTrainingRuntime: judged when it is written, as far as it is complete.
 */
public final class ClusterTrainingRuntime implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of(
              "trainer.kubeflow.org",
              "ClusterTrainingRuntime",
              "clustertrainingruntimes",
              "v1alpha1")
          .clusterScoped()
          .podTemplates("/spec/template/spec/replicatedJobs/*/template/spec/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
