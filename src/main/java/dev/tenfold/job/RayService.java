package dev.tenfold.job;

/** KubeRay's RayService, which serves; its containers are read as any other. */
public final class RayService implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("ray.io", "RayService", "rayservices", "v1", "v1alpha1")
          .podTemplates(
              "/spec/rayClusterConfig/headGroupSpec/template",
              "/spec/rayClusterConfig/workerGroupSpecs/*/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }
}
