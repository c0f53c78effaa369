package dev.tenfold.job;

/** KubeRay's RayCluster; what is submitted to it later over HTTP cannot be seen. */
public final class RayCluster implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("ray.io", "RayCluster", "rayclusters", "v1", "v1alpha1")
          .podTemplates("/spec/headGroupSpec/template", "/spec/workerGroupSpecs/*/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
