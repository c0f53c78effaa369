package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the steps of a task: what the step template says for all of them, and their scripts. */
final class TektonTaskSpec {
  private final TektonRun run;
  private final Field task;
  private final TektonParams params;
  private final List<Container.Volume> volumes = new ArrayList<>();
  private final List<Container.Mount> mounts = new ArrayList<>();

  TektonTaskSpec(TektonRun run, Field task) {
    this.run = run;
    this.task = task;
    Map<String, Text> paths = new HashMap<>();
    volumes.addAll(Volumes.of(task.child("volumes")));
    for (Field workspace : task.child("workspaces").items()) {
      String name = workspace.child("name").string();
      Field mountPath = workspace.child("mountPath");
      String path = mountPath.isPresent() ? mountPath.string() : "/workspace/" + name;
      paths.put(name, Text.made(path));
      bind(name, path);
    }
    this.params = TektonParams.of(task.child("params"), "default").under(run.params()).in(paths);
  }

  /** A workspace is a volume that a run chooses. */
  private void bind(String workspace, String path) {
    String volume = "workspace " + workspace;
    Field bound = run.workspaces().get(workspace);
    volumes.add(
        bound == null
            ? new Container.Volume(
                volume, List.of(new Container.Content.Opaque("a workspace that its run chooses")))
            : Volumes.named(volume, bound));
    String subPath = bound == null ? "" : bound.child("subPath").string();
    mounts.add(new Container.Mount(volume, path, subPath, Text.EMPTY));
  }

  List<Work> works() {
    List<Work> works = new ArrayList<>();
    for (Field step : task.child("steps").items()) {
      works.add(step.child("ref").isPresent() ? action(step) : step(step, params));
    }
    for (Field sidecar : task.child("sidecars").items()) {
      works.add(step(sidecar, params));
    }
    return works;
  }

  private Container step(Field step, TektonParams values) {
    Field template = task.child("stepTemplate");
    Container own = PodTemplates.container(step, run.namespace(), volumes, Map.of());
    Container merged =
        own.over(PodTemplates.container(template, run.namespace(), volumes, Map.of()));
    Container spread =
        merged
            .edit()
            .where("step \"" + own.name() + "\"")
            .moreMounts(mounts)
            .command(spread(merged.command(), values))
            .args(spread(merged.args(), values))
            .done();
    Field script = step.child("script");
    Container started = script.isPresent() ? scripted(spread, step.at(), script.text()) : spread;
    return started.with(values.filling());
  }

  private static Optional<Container.Words> spread(
      Optional<Container.Words> words, TektonParams values) {
    return words.map(list -> new Container.Words(list.at(), values.words(list.words())));
  }

  private static Container scripted(Container container, Pointer at, Text script) {
    List<Text> args = container.args().map(Container.Words::words).orElse(List.of());
    return container.running(
        at,
        container.where(),
        new Container.Words(at, Interpreters.run(Interpreters.ofFirstLine(script), script, args)));
  }

  /** A step that is kept as a StepAction. */
  private Container action(Field step) {
    Field reference = step.child("ref");
    return switch (run.stepAction(reference)) {
      case Reading.Found<Manifest>(Manifest found) -> {
        Field spec = found.root().child("spec");
        TektonParams given =
            TektonParams.of(spec.child("params"), "default")
                .under(TektonParams.of(step.child("params"), "value").filledBy(params));
        yield step(spec, given)
            .edit()
            .where("step \"" + TektonRun.name(step) + "\"")
            .done()
            .from(reference.at());
      }
      case Reading.Absent<Manifest> _ ->
          run.unseen(
              reference, "StepAction \"" + TektonRun.name(reference) + "\" does not exist yet");
      case Reading.Unreadable<Manifest>(String why) -> run.unseen(reference, why);
    };
  }
}
