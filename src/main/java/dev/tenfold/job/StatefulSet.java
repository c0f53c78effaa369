package dev.tenfold.job;

/** Kubernetes' StatefulSet; some run training workers in it. */
public final class StatefulSet implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("apps", "StatefulSet", "statefulsets", "v1").podTemplates("/spec/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
