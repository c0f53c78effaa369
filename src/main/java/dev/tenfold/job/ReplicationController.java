package dev.tenfold.job;

/** The oldest of Kubernetes' controllers of pods. */
public final class ReplicationController implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("", "ReplicationController", "replicationcontrollers", "v1")
          .podTemplates("/spec/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
