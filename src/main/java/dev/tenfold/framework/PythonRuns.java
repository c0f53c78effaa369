package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.Condition;
import dev.tenfold.launch.python.Python;
import dev.tenfold.launch.python.PythonReading;
import dev.tenfold.launch.python.PythonStart;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Origin;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.Trace;
import dev.tenfold.training.TrainingRun;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The runs of a Python program whose source can be seen: it says itself what its flags mean, what
 * it trains and with which rate.
 */
final class PythonRuns {
  private static final Set<String> TRAINING =
      Set.of(
          "transformers",
          "trl",
          "peft",
          "unsloth",
          "bitsandbytes",
          "axolotl",
          "llamafactory",
          "swift",
          "oumi",
          "litgpt");

  private final Launch launch;
  private final PythonReading reading;

  private PythonRuns(Launch launch, PythonReading reading) {
    this.launch = launch;
    this.reading = reading;
  }

  /** The runs of the program; empty where its source is not seen, or says too little. */
  static Optional<List<Started>> read(Launch launch, Allowance allowance) {
    Optional<PythonStart> start = PythonPrograms.of(launch);
    if (start.isEmpty()) {
      return Optional.empty();
    }
    PythonReading reading = Python.read(start.get(), allowance);
    PythonRuns runs = new PythonRuns(launch, reading);
    List<Started> started = runs.runs();
    if (!started.isEmpty()) {
      return Optional.of(started);
    }
    return runs.unread(start.get());
  }

  /** What is said of a program in which no run was found. */
  private Optional<List<Started>> unread(PythonStart start) {
    boolean mentions =
        TRAINING.stream()
            .anyMatch(name ->
                start.code().toString().contains("import " + name)
                    || start.code().toString().contains("from " + name));
    Optional<String> why = reading.problem().or(reading::doubt);
    if (why.isPresent() && mentions) {
      return Optional.of(
          List.of(started(OtherTrainings.unknown("generic", why.get()), launch.course())));
    }
    // what it hands on to is not seen: then its flags are all that is known
    boolean handsOn = why.isPresent() || importsUnseen();
    return handsOn && !(launch.program() instanceof Program.Inline)
        ? Optional.empty()
        : Optional.of(List.of());
  }

  private boolean importsUnseen() {
    return reading.imports().stream()
        .map(PythonRuns::root)
        .anyMatch(root -> !KnownModules.isKnown(root));
  }

  private static String root(String module) {
    int dot = module.indexOf('.');
    return dot <= 0 ? module : module.substring(0, dot);
  }

  private List<Started> runs() {
    Map<List<Object>, Started> distinct = new LinkedHashMap<>();
    for (Call call : reading.calls()) {
      if (mayStart(call)) {
        for (Started started : paths(call)) {
          distinct.putIfAbsent(
              List.of(
                  call.site(),
                  started.course().rounds().orElse(""),
                  started.run().framework(),
                  started.run().method(),
                  started.run().stage(),
                  key(started.run().learningRate()),
                  started.course().choices()),
              started);
        }
      }
    }
    return List.copyOf(distinct.values());
  }

  private static String key(LearningRate rate) {
    return rate.toString();
  }

  private static boolean mayStart(Call call) {
    String method = call.method();
    return method.equals("train")
        || method.equals("step")
        || method.equals("fit")
        || (method.isEmpty() && !call.path().isEmpty() && !call.path().startsWith("builtins."));
  }

  /** The run that a call starts, on each path on which it comes out differently. */
  private List<Started> paths(Call call) {
    Choices choices = new Choices(call.reach().within());
    Map<List<Object>, Started> distinct = new LinkedHashMap<>();
    int paths = 0;
    do {
      if (paths == Choices.MAX_PATHS) {
        String why = "its script has more than " + Choices.MAX_PATHS + " paths";
        return List.of(started(OtherTrainings.unknown("generic", why), launch.course()));
      }
      Optional<PythonDraft> draft = draft(new PythonView(reading, choices, call));
      if (draft.isPresent() && isReached(choices.decided(), call)) {
        add(started(draft.get(), choices.decided(), call), distinct);
      }
      paths++;
    } while (choices.next());
    return List.copyOf(distinct.values());
  }

  private Optional<PythonDraft> draft(PythonView view) {
    return TrainerCalls.read(view)
        .or(() -> new OptimizerCalls(view).read(scriptName()))
        .or(() -> OtherTrainings.read(view));
  }

  private String scriptName() {
    return launch.program() instanceof Program.Script script ? script.fileName() : "";
  }

  private static boolean isReached(Map<Condition, Boolean> path, Call call) {
    return call.reach().not().stream()
        .noneMatch(ended -> path.entrySet().containsAll(ended.entrySet()));
  }

  private static Optional<String> round(Call call) {
    return call.reach().round().map(loop -> "python " + call.site() + " " + loop);
  }

  /** The same run on several paths depends only on what they share. */
  private static void add(Started started, Map<List<Object>, Started> into) {
    List<Object> same =
        List.of(
            started.run().framework(),
            started.run().method(),
            started.run().unclear(),
            started.run().stage(),
            key(started.run().learningRate()),
            started.run().doubts());
    into.merge(
        same,
        started,
        (one, other) -> {
          Map<String, Integer> shared = new LinkedHashMap<>(one.course().choices());
          shared.entrySet().retainAll(other.course().choices().entrySet());
          return new Started(
              one.run(), new Launch.Course(shared, one.course().rounds(), one.course().doubt()));
        });
  }

  private Started started(PythonDraft draft, Map<Condition, Boolean> path, Call call) {
    Map<String, Integer> all = new LinkedHashMap<>(launch.course().choices());
    path.forEach((condition, branch) -> all.put("python " + condition.key(), branch ? 0 : 1));
    Optional<String> outer = launch.course().rounds();
    return started(
        draft,
        new Launch.Course(
            all,
            round(call).map(own -> outer.orElse("") + own).or(() -> outer),
            launch.course().doubt().or(reading::doubt).or(() -> call.reach().doubt())));
  }

  private Started started(PythonDraft draft, Launch.Course course) {
    return new Started(run(draft, course), course);
  }

  /** Training is never reached: its author wants to know before the pod does. */
  private Optional<LearningRate> refused() {
    return reading
        .refused()
        .or(() -> RemovedArguments.in(reading, launch.versions()))
        .map(why ->
            new LearningRate.Invalid(
                "", "takes no effect: " + why, new Origin.Scattered(List.of())));
  }

  private TrainingRun run(PythonDraft draft, Launch.Course course) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(draft.doubts());
    if (draft.stage() == Stage.UNKNOWN) {
      doubts.add(Doubt.UNKNOWN_STAGE);
    }
    LearningRate rate =
        course
            .doubt()
            .<LearningRate>map(LearningRate.Hidden::new)
            .or(this::refused)
            .orElse(draft.rate());
    Remedy remedy = new PythonRemedies(launch, reading).of(draft);
    return new TrainingRun(
        launch.at(),
        launch.where(),
        launch.program().name(),
        draft.framework(),
        draft.title(),
        draft.method().method(),
        draft.method().unclear(),
        draft.stage(),
        rate,
        doubts,
        DeepSpeed.beside(launch, draft.framework(), rate).map(remedy::beside).orElse(remedy),
        Trace.NONE.of(launch.launchers(), launch.commandLine()));
  }
}
