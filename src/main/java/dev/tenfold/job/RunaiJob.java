package dev.tenfold.job;

/** The job that Run:ai makes of a workload. */
public final class RunaiJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("run.ai", "RunaiJob", "runaijobs", "v1")
          .podTemplates("/spec/template")
          .immutable("/spec/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
