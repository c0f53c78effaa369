package dev.tenfold.job;

/**
 * JobSet; its own webhook keeps {@code replicatedJobs} as they were created
 * (kubernetes-sigs/jobset, pkg/webhooks/jobset_webhook.go).
 */
public final class JobSet implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("jobset.x-k8s.io", "JobSet", "jobsets", "v1alpha2")
          .podTemplates("/spec/replicatedJobs/*/template/spec/template")
          .immutable("/spec/replicatedJobs");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
