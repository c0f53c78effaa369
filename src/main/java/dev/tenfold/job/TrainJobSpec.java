package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Spot;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a TrainJob starts: the trainer container of its runtime, changed by {@code trainer},
 * {@code runtimePatches} and the older {@code podTemplateOverrides}. Command and args replace the
 * runtime's, variables are added to it.
 */
final class TrainJobSpec {
  private static final String GROUP = "trainer.kubeflow.org";
  private static final String STEP = "trainer.kubeflow.org/trainjob-ancestor-step";
  private static final String NODE = "node";

  private TrainJobSpec() {}

  /** The trainer of a runtime: its container, and the name of the job it is in. */
  private record Base(Container container, String job) {}

  static List<Work> works(Field spec, String namespace, Lookup lookup) {
    Field trainer = spec.child("trainer");
    String runtime = spec.down("runtimeRef", "name").string();
    Base base =
        switch (lookup.find(reference(spec.child("runtimeRef"), namespace))) {
          case Reading.Found<Manifest>(Manifest found) ->
              trainerOf(found, namespace)
                  .orElseGet(() -> unseen(trainer, namespace, "the runtime has no trainer"));
          case Reading.Absent<Manifest> _ ->
              unseen(trainer, namespace, "runtime \"" + runtime + "\" does not exist yet");
          case Reading.Unreadable<Manifest>(String why) -> unseen(trainer, namespace, why);
        };
    Container patched = patched(base, spec);
    return List.of(trained(patched, trainer, spec));
  }

  static Lookup.Reference reference(Field reference, String namespace) {
    Field group = reference.child("apiGroup");
    Field kind = reference.child("kind");
    String kindName = kind.isPresent() ? kind.string() : "ClusterTrainingRuntime";
    return new Lookup.Reference(
        group.isPresent() ? group.string() : GROUP,
        kindName,
        kindName.startsWith("Cluster") ? "" : namespace,
        reference.child("name").string());
  }

  private static Optional<Base> trainerOf(Manifest runtime, String namespace) {
    List<Field> jobs =
        runtime.root().down("spec", "template", "spec", "replicatedJobs").items().stream()
            .sorted(java.util.Comparator.comparing(job -> !isTrainer(job)))
            .toList();
    for (Field job : jobs) {
      for (Container container :
          PodTemplates.ofTemplate(job.down("template", "spec", "template"), namespace)) {
        if (container.name().equals(NODE)) {
          return Optional.of(new Base(container, job.child("name").string()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isTrainer(Field job) {
    return job.down("template", "metadata", "labels", STEP).string().equals("trainer");
  }

  /** A trainer of which nothing is known but what the TrainJob itself says. */
  private static Base unseen(Field trainer, String namespace, String why) {
    return new Base(
        new Container(
            trainer.at(),
            "the trainer",
            namespace,
            NODE,
            Text.unknown(why),
            Optional.of(new Container.Words(trainer.at(), List.of(Text.unknown(why)))),
            Optional.empty(),
            List.of(new Container.EnvEntry.AllHidden("", why)),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            Optional.empty()),
        NODE);
  }

  private static Container patched(Base base, Field spec) {
    List<Field> pods = new ArrayList<>();
    for (Field patch : spec.child("runtimePatches").items()) {
      for (Field job :
          patch.down("trainingRuntimeSpec", "template", "spec", "replicatedJobs").items()) {
        if (job.child("name").string().equals(base.job())) {
          pods.add(job.down("template", "spec", "template", "spec"));
        }
      }
    }
    for (Field override : spec.child("podTemplateOverrides").items()) {
      boolean meant =
          override.child("targetJobs").items().stream()
              .anyMatch(job -> job.child("name").string().equals(base.job()));
      if (meant) {
        pods.add(override.child("spec"));
      }
    }
    Container container = base.container();
    for (Field pod : pods) {
      container = patched(container, pod);
    }
    return container;
  }

  /** Lists are merged by name, so that what is added counts besides what is there. */
  private static Container patched(Container base, Field pod) {
    List<Container.Volume> volumes = new ArrayList<>(Volumes.of(pod.child("volumes")));
    volumes.addAll(base.volumes());
    List<Container.EnvEntry> env = new ArrayList<>(base.env());
    List<Container.Mount> mounts = new ArrayList<>(base.mounts());
    for (Field container : pod.child("containers").items()) {
      if (container.child("name").string().equals(base.name())) {
        env.addAll(PodTemplates.env(container));
        mounts.addAll(Volumes.mounts(container.child("volumeMounts")));
      }
    }
    return new Container(
        base.at(),
        base.where(),
        base.namespace(),
        base.name(),
        base.image(),
        base.command(),
        base.args(),
        env,
        mounts,
        volumes,
        base.workingDir(),
        base.annotations(),
        base.end());
  }

  private static Container trained(Container base, Field trainer, Field spec) {
    Optional<Container.Words> ownCommand = PodTemplates.words(trainer.child("command"));
    Optional<Container.Words> ownArgs = PodTemplates.words(trainer.child("args"));
    Optional<Container.Words> command =
        ownCommand.or(() -> base.command().map(words -> TorchtuneRuntime.of(words, ownArgs, spec)));
    Field image = trainer.child("image");
    List<Container.EnvEntry> env = new ArrayList<>(base.env());
    env.addAll(PodTemplates.env(trainer));
    Optional<Container.Words> end =
        ownArgs.or(() -> base.args().isEmpty() ? ownCommand : Optional.empty());
    return new Container(
        trainer.at(),
        "the trainer",
        base.namespace(),
        base.name(),
        image.isPresent() ? image.text() : base.image(),
        command,
        ownArgs.or(base::args),
        env,
        base.mounts(),
        base.volumes(),
        base.workingDir(),
        base.annotations(),
        end.map(words -> new Spot.AfterLast(words.at())));
  }
}
