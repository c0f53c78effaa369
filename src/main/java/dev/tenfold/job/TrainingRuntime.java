package dev.tenfold.job;

/** Kubeflow Trainer's TrainingRuntime: judged when it is written, as far as it is complete. */
public final class TrainingRuntime implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("trainer.kubeflow.org", "TrainingRuntime", "trainingruntimes", "v1alpha1")
          .podTemplates("/spec/template/spec/replicatedJobs/*/template/spec/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
