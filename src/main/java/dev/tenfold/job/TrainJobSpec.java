package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a TrainJob starts: the trainer container of its runtime, changed by {@code trainer},
 * {@code runtimePatches} and the older {@code podTemplateOverrides}, and the other steps of that
 * runtime. Command and args replace the runtime's, variables are added to it (kubeflow/trainer,
 * pkg/runtime/framework/plugins/jobset/builder.go).
 */
final class TrainJobSpec {
  private static final String GROUP = "trainer.kubeflow.org";

  /**
   * Runtimes that Kubeflow Trainer ships, whose trainer has no args that a TrainJob's command could
   * keep (kubeflow/trainer, manifests/base/runtimes).
   */
  private static final Set<String> WITHOUT_ARGS =
      Set.of("torch-distributed", "deepspeed-distributed", "mlx-distributed", "jax-distributed");

  private final Field spec;
  private final String namespace;
  private final List<Container.EnvEntry> injected;

  private TrainJobSpec(Field spec, String namespace, List<Container.EnvEntry> injected) {
    this.spec = spec;
    this.namespace = namespace;
    this.injected = injected;
  }

  /** What a TrainJob starts whose controller adds these variables to its trainer. */
  static List<Work> works(
      Field spec, String namespace, Lookup lookup, List<Container.EnvEntry> injected) {
    return new TrainJobSpec(spec, namespace, injected).works(lookup);
  }

  private List<Work> works(Lookup lookup) {
    Field reference = spec.child("runtimeRef");
    String name = reference.child("name").string();
    return switch (lookup.find(reference(reference, namespace))) {
      case Reading.Found<Manifest>(Manifest runtime) -> ofRuntime(runtime);
      case Reading.Absent<Manifest> _ ->
          List.of(withoutRuntime("runtime \"" + name + "\" does not exist yet"));
      case Reading.Unreadable<Manifest>(String why) -> List.of(withoutRuntime(why));
    };
  }

  private static Lookup.Reference reference(Field reference, String namespace) {
    Field group = reference.child("apiGroup");
    Field kind = reference.child("kind");
    String kindName = kind.isPresent() ? kind.string() : "ClusterTrainingRuntime";
    return new Lookup.Reference(
        group.isPresent() ? group.string() : GROUP,
        kindName,
        kindName.startsWith("Cluster") ? "" : namespace,
        reference.child("name").string());
  }

  private List<Work> ofRuntime(Manifest runtime) {
    List<RuntimeStep> steps = RuntimeStep.of(runtime, namespace);
    Optional<RuntimeStep> trainer = RuntimeStep.trainer(steps);
    List<Work> works = new ArrayList<>();
    works.add(
        trainer
            .map(step -> trained(patched(step), TorchtuneRuntime.of(spec, runtime, step)))
            .orElseGet(() -> withoutRuntime("the runtime has no trainer")));
    for (RuntimeStep step : steps) {
      if (trainer.isEmpty() || !step.equals(trainer.get())) {
        works.add(patched(step).from(spec.child("runtimeRef").at()));
      }
    }
    return works;
  }

  /** A trainer of which nothing is known but what the TrainJob itself says. */
  private Container withoutRuntime(String why) {
    Field trainer = spec.child("trainer");
    Container unseen = Container.unseen(trainer.at(), "the trainer", namespace, why);
    boolean noArgs =
        WITHOUT_ARGS.contains(spec.down("runtimeRef", "name").string())
            || trainer.child("args").isPresent()
            || !trainer.child("command").isPresent();
    return trained(
        noArgs
            ? unseen
            : unseen.edit().args(Optional.of(Container.Words.unknown(trainer.at(), why))).done(),
        TorchtuneRuntime.unseen(spec, why));
  }

  /** A step as patches and overrides change it. */
  private Container patched(RuntimeStep step) {
    Container container = step.container();
    for (Field pod : pods(step.job())) {
      ContainerEdit edit = container.edit().moreVolumes(Volumes.of(pod.child("volumes")));
      for (Field change : pod.child("containers").items()) {
        if (change.child("name").string().equals(container.name())) {
          edit.moreEnv(PodTemplates.env(change))
              .moreMounts(Volumes.mounts(change.child("volumeMounts")));
        }
      }
      container = edit.done();
    }
    return container;
  }

  /** The changes of the pods of one of the runtime's jobs. */
  private List<Field> pods(String job) {
    List<Field> pods = new ArrayList<>();
    for (Field patch : spec.child("runtimePatches").items()) {
      for (Field changed :
          patch.down("trainingRuntimeSpec", "template", "spec", "replicatedJobs").items()) {
        if (changed.child("name").string().equals(job)) {
          pods.add(changed.down("template", "spec", "template", "spec"));
        }
      }
    }
    for (Field override : spec.child("podTemplateOverrides").items()) {
      if (targets(override, job)) {
        pods.add(override.child("spec"));
      }
    }
    for (Field override : spec.child("podSpecOverrides").items()) {
      if (targets(override, job)) {
        pods.add(override);
      }
    }
    return pods;
  }

  private static boolean targets(Field override, String job) {
    return override.child("targetJobs").items().stream()
        .anyMatch(target -> target.child("name").string().equals(job));
  }

  private Container trained(Container base, Optional<Container.Words> torchtune) {
    Field trainer = spec.child("trainer");
    Optional<Container.Words> command = PodTemplates.words(trainer.child("command"));
    Optional<Container.Words> args = PodTemplates.words(trainer.child("args"));
    Field image = trainer.child("image");
    Optional<Container.Words> end = args.or(() -> base.args().isEmpty() ? command : args);
    return base.edit()
        .at(trainer.at())
        .where("the trainer")
        .image(image.isPresent() ? image.text() : base.image())
        .command(torchtune.or(() -> command).or(base::command))
        .args(args.or(base::args))
        .moreEnv(PodTemplates.env(trainer))
        .moreEnv(injected)
        .end(end.map(words -> new Spot.AfterLast(words.at())))
        .done();
  }
}
