package dev.tenfold.job;

/** Kubernetes' own Job; its template cannot change after it was created. */
public final class BatchJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("batch", "Job", "jobs", "v1")
          .judgedWhenCreated()
          .podTemplates("/spec/template")
          .immutable("/spec/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
