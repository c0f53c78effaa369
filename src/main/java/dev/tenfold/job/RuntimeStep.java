package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container of a training runtime, which has a job for each of its steps: the initializers of
 * dataset and model, and the trainer.
 *
 * @param job the name of the job it is in
 * @param ancestor which part of a TrainJob is put into that job
 * @param field where it is written
 */
record RuntimeStep(String job, String ancestor, Field field, Container container) {
  private static final String ANCESTOR = "trainer.kubeflow.org/trainjob-ancestor-step";
  private static final String TRAINER = "trainer";
  private static final String NODE = "node";

  static List<RuntimeStep> of(Manifest runtime, String namespace) {
    List<RuntimeStep> steps = new ArrayList<>();
    for (Field job : runtime.root().down("spec", "template", "spec", "replicatedJobs").items()) {
      String name = job.child("name").string();
      Field template = job.child("template");
      String ancestor = template.down("metadata", "labels", ANCESTOR).string();
      Field pod = template.down("spec", "template");
      for (Container container : PodTemplates.ofTemplate(pod, namespace)) {
        steps.add(new RuntimeStep(name, ancestor, written(runtime, container), container));
      }
    }
    return steps;
  }

  private static Field written(Manifest runtime, Container container) {
    return new Field(runtime, container.at(), runtime.at(container.at()));
  }

  /** The container that a TrainJob's trainer is put into. */
  static Optional<RuntimeStep> trainer(List<RuntimeStep> steps) {
    List<RuntimeStep> trainers =
        steps.stream().filter(step -> step.ancestor.equals(TRAINER)).toList();
    Optional<RuntimeStep> named = trainers.stream().filter(RuntimeStep::isNode).findFirst();
    return named
        .or(() -> steps.stream().filter(RuntimeStep::isNode).findFirst())
        .or(() -> trainers.size() == 1 ? Optional.of(trainers.getFirst()) : Optional.empty());
  }

  private boolean isNode() {
    return container.name().equals(NODE);
  }
}
