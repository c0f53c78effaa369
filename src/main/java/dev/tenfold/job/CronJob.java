package dev.tenfold.job;

/** Kubernetes' own CronJob; its template may change, and later jobs follow it. */
public final class CronJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("batch", "CronJob", "cronjobs", "v1")
          .podTemplates("/spec/jobTemplate/spec/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
