package dev.tenfold.job;

/** Kubernetes' ReplicaSet, mostly made by a Deployment. */
public final class ReplicaSet implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("apps", "ReplicaSet", "replicasets", "v1").podTemplates("/spec/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
