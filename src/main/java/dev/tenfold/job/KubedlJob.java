package dev.tenfold.job;

/** The jobs of KubeDL, training.kubedl.io, which are alike but for the name of one field. */
public final class KubedlJob implements JobKind {
  private final KindFacts facts;

  KubedlJob(String kind, String resource, String replicas) {
    this.facts =
        KindFacts.of("training.kubedl.io", kind, resource, "v1alpha1")
            .podTemplates("/spec/" + replicas + "/*/template");
  }

  @Override
  public KindFacts facts() {
    return facts;
  }
}
