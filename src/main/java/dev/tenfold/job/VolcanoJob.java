package dev.tenfold.job;

/**
 * Volcano's Job, told from Kubernetes' own by its group; its webhook refuses other tasks later
 * (volcano-sh/volcano, pkg/webhooks/admission/jobs/validate/admit_job.go).
 */
public final class VolcanoJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("batch.volcano.sh", "Job", "jobs", "v1alpha1")
          .podTemplates("/spec/tasks/*/template")
          .immutable("/spec/tasks");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
