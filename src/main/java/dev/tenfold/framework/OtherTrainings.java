package dev.tenfold.framework;

import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.Value;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Trainings that a script starts in a way that is not followed: unknown, with the reason. */
final class OtherTrainings {
  /** Packages whose functions of these names train. */
  private static final Map<String, List<String>> FUNCTIONS =
      Map.ofEntries(
          Map.entry("axolotl", List.of("train", "do_train", "do_cli")),
          Map.entry("llamafactory", List.of("run_exp", "run_sft", "run_dpo", "run_pt")),
          Map.entry(
              "litgpt", List.of("main", "setup", "finetune", "finetune_lora", "finetune_full")),
          Map.entry("swift", List.of("sft_main", "rlhf_main", "pt_main")),
          Map.entry("oumi", List.of("train")),
          Map.entry("open_instruct", List.of("main")),
          Map.entry("xtuner", List.of("main", "train")),
          Map.entry("autotrain", List.of("create", "train")),
          Map.entry("ludwig", List.of("train")),
          Map.entry("tuning", List.of("main", "train")));

  private static final Map<String, String> IDS =
      Map.of(
          "llamafactory", "llama-factory",
          "swift", "ms-swift",
          "open_instruct", "open-instruct",
          "tuning", "fms-hf-tuning");

  private static final Set<String> LIGHTNING = Set.of("lightning", "pytorch_lightning");

  private OtherTrainings() {}

  static Optional<PythonDraft> read(PythonView view) {
    Call now = view.now();
    if (now.callee() instanceof Value.External type
        && FUNCTIONS.getOrDefault(type.root(), List.of()).contains(type.name())) {
      String id = IDS.getOrDefault(type.root(), type.root());
      return Optional.of(
          unknown(id, type.path() + " is called from Python, which is not followed"));
    }
    boolean fits =
        now.method().equals("fit")
            && view.value(now.receiver()) instanceof Value.Made(Call trainer)
            && trainer.callee() instanceof Value.External type
            && LIGHTNING.contains(type.root())
            && trainsAdapters(view);
    return fits
        ? Optional.of(unknown("generic", "Lightning's Trainer.fit is not followed"))
        : Optional.empty();
  }

  private static boolean trainsAdapters(PythonView view) {
    return view.reading().imports().stream()
        .anyMatch(name ->
            name.equals("peft") || name.startsWith("peft.") || name.startsWith("bitsandbytes"));
  }

  static PythonDraft unknown(String framework, String why) {
    return new PythonDraft(
        framework,
        framework.equals("generic") ? "unknown script" : TrainerCalls.title(framework),
        new AdapterRun(Method.UNKNOWN, why, Set.of()),
        Stage.UNKNOWN,
        new LearningRate.Hidden(why),
        framework.equals("generic") ? Set.of(Doubt.GENERIC) : Set.of(),
        Configs.RATE,
        false);
  }
}
