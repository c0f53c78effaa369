package dev.tenfold.job;

/** Kubernetes' Deployment; a change of its template starts new pods. */
public final class Deployment implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("apps", "Deployment", "deployments", "v1").podTemplates("/spec/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
