package dev.tenfold.job;

/** LeaderWorkerSet (kubernetes-sigs/lws); a change rolls through its groups. */
public final class LeaderWorkerSet implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("leaderworkerset.x-k8s.io", "LeaderWorkerSet", "leaderworkersets", "v1")
          .podTemplates(
              "/spec/leaderWorkerTemplate/leaderTemplate",
              "/spec/leaderWorkerTemplate/workerTemplate");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
