package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The TrainingJob of the SageMaker controller of ACK: nothing of it runs in the cluster. */
public final class SageMakerTrainingJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("sagemaker.services.k8s.aws", "TrainingJob", "trainingjobs", "v1alpha1")
          .reads("/spec/hyperParameters", "/spec/algorithmSpecification")
          .immutable("/spec");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    Field spec = object.root().child("spec");
    Map<String, Text> settings =
        new LinkedHashMap<>(Scalars.entries(spec.child("hyperParameters")));
    Field image = spec.down("algorithmSpecification", "trainingImage");
    if (image.isPresent()) {
      settings.put("trainingImage", image.text());
    }
    return List.of(
        new Declared(spec.at(), "the resource", "sagemaker", settings, Optional.empty(), Map.of()));
  }
}
