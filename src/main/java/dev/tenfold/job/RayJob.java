package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** KubeRay's RayJob: an entry point, and the cluster it runs on. */
public final class RayJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("ray.io", "RayJob", "rayjobs", "v1", "v1alpha1")
          .podTemplates(
              RayJobSpec.POD_TEMPLATES.stream().map(path -> "/spec" + path).toArray(String[]::new))
          .reads("/spec/entrypoint", "/spec/runtimeEnvYAML");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return RayJobSpec.works(object.root().child("spec"), object.namespace());
  }
}
