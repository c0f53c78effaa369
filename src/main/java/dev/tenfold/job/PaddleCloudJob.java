package dev.tenfold.job;

/** PaddleCloud's PaddleJob, with one template for each role (PaddlePaddle/PaddleCloud). */
public final class PaddleCloudJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("batch.paddlepaddle.org", "PaddleJob", "paddlejobs", "v1")
          .podTemplates("/spec/ps/template", "/spec/worker/template", "/spec/heter/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
