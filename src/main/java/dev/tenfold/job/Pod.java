package dev.tenfold.job;

/** A pod by itself; of its containers only the images can change. */
public final class Pod implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("", "Pod", "pods", "v1").judgedWhenCreated().podTemplates("").immutable("/spec");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
