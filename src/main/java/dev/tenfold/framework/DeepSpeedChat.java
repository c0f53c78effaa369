package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;
import java.util.Set;

/**
 * DeepSpeed-Chat: {@code main.py} of its three steps, where an adapter has a rate of its own,
 * {@code --lora_learning_rate}, and its base is not quantised (deepspeedai/DeepSpeedExamples,
 * applications/DeepSpeed-Chat/training/step*, at 38ef196 and 6eb5247). Held against its source
 * only: it is not on PyPI.
 */
final class DeepSpeedChat implements Framework {
  /** The flags of a step, and what they are without a word. */
  private record Step(
      Stage stage, String prefix, Defaults full, Defaults adapter, Argparse parser) {
    static Step of(Stage stage, String prefix, String full) {
      return new Step(
          stage,
          prefix,
          Defaults.of("DeepSpeed-Chat", new Defaults.Since("2023-04", full)),
          Defaults.of("DeepSpeed-Chat", new Defaults.Since("2023-07", "5e-4")),
          Argparse.of(
              Set.of(
                  "--" + prefix + "learning_rate",
                  "--" + prefix + "lora_learning_rate",
                  "--" + prefix + "lora_dim",
                  "--" + prefix + "lora_module_name",
                  "--lr_scheduler_type",
                  "--local_rank",
                  "--model_name_or_path",
                  "--actor_model_name_or_path")));
    }
  }

  private static final Step STEP1 = Step.of(Stage.SFT, "", "1e-3");
  private static final Step STEP2 = Step.of(Stage.REWARD, "", "5e-5");
  private static final Step DPO = Step.of(Stage.DPO, "", "5e-5");
  private static final Step STEP3 = Step.of(Stage.PPO, "actor_", "9.65e-6");
  private static final Starts STARTS =
      Starts.NONE.script(
          "/(step1_supervised_finetuning|step2_reward_model_finetuning|step2_dpo_finetuning"
              + "|step3_rlhf_finetuning)/main\\.py");

  @Override
  public String id() {
    return "deepspeed-chat";
  }

  @Override
  public String title() {
    return "DeepSpeed-Chat";
  }

  @Override
  public Facts facts() {
    return Facts.read("DeepSpeedExamples at 38ef196 and 6eb5247, applications/DeepSpeed-Chat")
        .starts(STARTS)
        .starts("`main.py` in the folder of its step, told by flags of its own")
        .channels(
            "of an adapter `--lora_learning_rate`, in step 3 `--actor_lora_learning_rate`",
            "else `--learning_rate`, in step 3 `--actor_learning_rate`, the last one")
        .defaults("adapter", STEP1.adapter)
        .defaults("step 1", STEP1.full)
        .defaults("step 2", STEP2.full)
        .defaults("step 3", STEP3.full)
        .signs("`lora_dim`, in step 3 `actor_lora_dim`", "a quantised base only by its name");
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .map(start -> read(launch, start, step(start.name())))
        .or(() -> ofMain(launch).map(step -> read(launch, start(launch), step)));
  }

  private static Starts.Start start(Launch launch) {
    return new Starts.Start(Starts.Way.SCRIPT, "main", launch.args());
  }

  private static Step step(String folder) {
    return switch (folder) {
      case "step1_supervised_finetuning" -> STEP1;
      case "step2_reward_model_finetuning" -> STEP2;
      case "step2_dpo_finetuning" -> DPO;
      default -> STEP3;
    };
  }

  /** A {@code main.py} in the folder of its step is told by flags that nobody else has. */
  private static Optional<Step> ofMain(Launch launch) {
    if (!(launch.program() instanceof dev.tenfold.launch.Program.Script script)
        || !script.fileName().equals("main.py")) {
      return Optional.empty();
    }
    Set<String> names =
        Set.copyOf(Flags.parse(launch.args()).flags().stream().map(Flags.Flag::name).toList());
    if (names.contains("--actor_lora_dim") || names.contains("--actor_zero_stage")) {
      return Optional.of(STEP3);
    }
    if (!names.contains("--lora_dim") && !names.contains("--only_optimize_lora")) {
      return Optional.empty();
    }
    return names.contains("--num_padding_at_beginning")
        ? Optional.of(STEP2)
        : Optional.of(names.contains("--sft_only_data_path") ? STEP1 : UNTOLD);
  }

  private static final Step UNTOLD = Step.of(Stage.UNKNOWN, "", "1e-3");

  private TrainingRun read(Launch launch, Starts.Start start, Step step) {
    Flags flags = Flags.parse(start.words());
    Settings settings = new Settings();
    step.parser.put(flags, settings);
    String dim = step.prefix + "lora_dim";
    Optional<String> unseen = settings.unseen(dim);
    boolean adapter =
        settings.known(dim).flatMap(Numbers::parse).filter(d -> d.signum() > 0).isPresent();
    String key = step.prefix + (adapter ? "lora_learning_rate" : "learning_rate");
    LearningRate rate =
        step.parser
            .fault(flags, key)
            .orElseGet(() -> settings.rate(key, (adapter ? step.adapter : step.full).rate()));
    AdapterRun method =
        unseen
            .map(AdapterRun::unknown)
            .orElseGet(() ->
                adapter
                    ? Signs.ofName(
                        settings.known(step.prefix + "model_name_or_path"),
                        new Signs(dim, "").doubts(settings))
                    : AdapterRun.FULL);
    Remedy remedy = Remedies.flag(launch, "--" + key, "--" + key + " ");
    return Draft.of(method, step.stage, rate, remedy).of(this, launch, settings);
  }
}
