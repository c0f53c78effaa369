package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The TrainingJob of the SageMaker controller of ACK: nothing of it runs in the cluster. Its hyper
 * parameters are strings, each of which may be the JSON form of a string or a number. An entry
 * point of its own may be named instead of the training image's.
 */
public final class SageMakerTrainingJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("sagemaker.services.k8s.aws", "TrainingJob", "trainingjobs", "v1alpha1")
          .reads("/spec/hyperParameters", "/spec/algorithmSpecification", "/spec/environment")
          .immutable("/spec");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    Field spec = object.root().child("spec");
    List<Work> works = new ArrayList<>();
    Map<String, Text> settings = new LinkedHashMap<>();
    Scalars.entries(spec.child("hyperParameters"))
        .forEach((name, value) -> settings.put(name, unquoted(value)));
    Field algorithm = spec.child("algorithmSpecification");
    Field image = algorithm.child("trainingImage");
    if (image.isPresent()) {
      settings.put("trainingImage", image.text());
    }
    works.add(
        new Declared(spec.at(), "the resource", "sagemaker", settings, Optional.empty(), Map.of()));
    if (algorithm.child("containerEntrypoint").isPresent()) {
      works.add(started(spec, algorithm, object.namespace()));
    }
    return works;
  }

  private static Container started(Field spec, Field algorithm, String namespace) {
    List<Container.EnvEntry> env = new ArrayList<>();
    Scalars.entries(spec.child("environment"))
        .forEach((name, value) -> env.add(new Container.EnvEntry.Value(name, value)));
    return PodTemplates.container(algorithm, namespace, List.of(), Map.of())
        .edit()
        .where("the entry point")
        .command(PodTemplates.words(algorithm.child("containerEntrypoint")))
        .args(PodTemplates.words(algorithm.child("containerArguments")))
        .env(env)
        .done();
  }

  /** The string that a JSON string stands for, where it has no escapes. */
  private static Text unquoted(Text value) {
    int last = value.length() - 1;
    boolean quoted =
        last > 0 && value.charAt(0) == '"' && value.charAt(last) == '"' && value.indexOf('\\') < 0;
    return quoted ? value.sub(1, last) : value;
  }
}
