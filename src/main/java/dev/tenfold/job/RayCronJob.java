package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** KubeRay's RayCronJob, whose {@code jobTemplate} is the specification of a RayJob itself. */
public final class RayCronJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("ray.io", "RayCronJob", "raycronjobs", "v1")
          .podTemplates(
              RayJobSpec.POD_TEMPLATES.stream()
                  .map(path -> "/spec/jobTemplate" + path)
                  .toArray(String[]::new))
          .reads("/spec/jobTemplate/entrypoint", "/spec/jobTemplate/runtimeEnvYAML");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return RayJobSpec.works(object.root().down("spec", "jobTemplate"), object.namespace());
  }
}
