package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * AutoTrain: {@code autotrain llm --train} with flags of both spellings, or {@code autotrain
 * --config} with a file whose task says the trainer. An adapter is trained with {@code peft} only,
 * and then on a base of 4 bits unless {@code quantization} says otherwise; {@code --lr} is the rate
 * (autotrain/cli/run_llm.py, parser.py, trainers/clm/params.py, 0.8.36).
 */
final class AutoTrain implements Framework {
  private static final String RATE = "lr";
  private static final List<String> FIELDS =
      List.of(
          "model",
          "project_name",
          "data_path",
          "train_split",
          "valid_split",
          "add_eos_token",
          "block_size",
          "model_max_length",
          "padding",
          "trainer",
          "use_flash_attention_2",
          "log",
          "disable_gradient_checkpointing",
          "logging_steps",
          "eval_strategy",
          "save_total_limit",
          "auto_find_batch_size",
          "mixed_precision",
          "lr",
          "epochs",
          "batch_size",
          "warmup_ratio",
          "gradient_accumulation",
          "optimizer",
          "scheduler",
          "weight_decay",
          "max_grad_norm",
          "seed",
          "chat_template",
          "quantization",
          "target_modules",
          "merge_adapter",
          "peft",
          "lora_r",
          "lora_alpha",
          "lora_dropout",
          "model_ref",
          "dpo_beta",
          "max_prompt_length",
          "max_completion_length",
          "prompt_text_column",
          "text_column",
          "rejected_text_column",
          "push_to_hub",
          "username",
          "token",
          "unsloth",
          "distributed_backend",
          "train",
          "deploy",
          "inference",
          "backend");
  private static final Argparse OPTIONS = Argparse.of(options());
  private static final Map<String, Stage> STAGES =
      Map.of(
          "sft", Stage.SFT,
          "dpo", Stage.DPO,
          "orpo", Stage.ORPO,
          "reward", Stage.REWARD);
  private static final Starts LLM = Starts.NONE.command("autotrain", "llm");
  private static final Starts ANY = Starts.NONE.command("autotrain");
  private static final Defaults DEFAULT =
      Defaults.of("autotrain-advanced", new Defaults.Since("0.7", "3e-5"));

  /** A field has a dashed name and its own. */
  private static List<String> options() {
    List<String> all = new ArrayList<>();
    for (String field : FIELDS) {
      all.add("--" + field);
      if (field.indexOf('_') > 0) {
        all.add("--" + field.replace('_', '-'));
      }
    }
    return all;
  }

  @Override
  public String id() {
    return "autotrain";
  }

  @Override
  public String title() {
    return "AutoTrain";
  }

  @Override
  public Facts facts() {
    return Facts.read("autotrain-advanced 0.8.36, cli/run_llm.py, parser.py and trainers/clm")
        .starts("`autotrain llm --train`", "`autotrain --config`", "a recipe whose `task` is `llm`")
        .channels("`--lr` and its unique beginnings, the last one", "or `params.lr` of the recipe")
        .defaults("", DEFAULT)
        .signs("`peft`", "`quantization`, without a word `int4` (quantised)", "`lora_r`");
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    Optional<Starts.Start> llm = LLM.of(launch);
    if (llm.isPresent()) {
      return command(launch, llm.get().words());
    }
    return ANY.of(launch)
        .flatMap(start -> config(start.words()))
        .map(path -> {
          Settings settings = new Settings();
          Recipes.put(launch, path, Dialect.PYYAML, settings);
          return settings;
        })
        .or(() -> Recipes.alone(launch, Dialect.PYYAML, AutoTrain::isShape))
        .filter(settings -> isOfLanguageModel(settings))
        .map(settings -> ofFile(launch, settings));
  }

  private static boolean isShape(Settings settings) {
    return settings.known("task").filter(task -> task.startsWith("llm")).isPresent()
        && settings.tree("base_model").isPresent()
        && settings.tree("project_name").isPresent();
  }

  private static Optional<Text> config(List<Word> words) {
    return Flags.parse(words).flags().stream()
        .filter(flag -> flag.name().length() > 2 && "--config".startsWith(flag.name()))
        .flatMap(flag -> flag.value().stream())
        .findFirst();
  }

  /** There are tasks for tables, pictures and sentences too. */
  private static boolean isOfLanguageModel(Settings settings) {
    return settings.unseen("task").isPresent()
        || settings
            .known("task")
            .filter(task -> task.equals("lm_training") || task.matches("llm(-.*)?"))
            .isPresent();
  }

  private TrainingRun ofFile(Launch launch, Settings settings) {
    String task = settings.known("task").orElse("");
    String trainer = task.contains("-") ? task.split("-")[1] : "default";
    return Draft.of(
            adapter(settings, "params."),
            STAGES.getOrDefault(settings.known("params.trainer").orElse(trainer), Stage.UNKNOWN),
            settings.pydanticRate("params." + RATE, DEFAULT.rate()),
            Remedy.write("lr: "))
        .of(this, launch, settings);
  }

  private Optional<TrainingRun> command(Launch launch, List<Word> words) {
    Flags flags = Flags.parse(words);
    Settings settings = new Settings();
    OPTIONS.put(flags, settings);
    if (settings.unseen("train").isEmpty() && !settings.isTrue("train")) {
      return Optional.empty();
    }
    Optional<LearningRate> fault =
        words.stream()
            .map(Word::text)
            .filter(text -> text.toString().matches("--learning[-_]rate(=.*)?"))
            .findFirst()
            .<LearningRate>map(
                text -> Numbers.invalid(text, "is no flag of autotrain llm: write --lr"))
            .or(() -> OPTIONS.fault(flags, RATE));
    return Optional.of(
        Draft.of(
                adapter(settings, ""),
                STAGES.getOrDefault(settings.known("trainer").orElse("default"), Stage.UNKNOWN),
                fault.orElseGet(() -> settings.rate(RATE, DEFAULT.rate())),
                Remedies.flag(launch, "--lr", "lr: "))
            .of(this, launch, settings));
  }

  private static AdapterRun adapter(Settings settings, String section) {
    String peft = section + "peft";
    String quantization = section + "quantization";
    Signs signs = new Signs(section + "lora_r", "");
    return switch (settings.bool(peft)) {
      case Reading.Unreadable<Boolean>(String why) -> AdapterRun.unknown(why);
      case Reading.Found<Boolean>(Boolean on) when on ->
          settings.get(quantization) instanceof Reading.Absent<Setting> _
                  || settings.known(quantization).filter(q -> q.matches("int[48]")).isPresent()
              ? AdapterRun.qlora(signs.doubts(settings))
              : settings
                  .unseen(quantization)
                  .map(AdapterRun::unknown)
                  .orElseGet(() ->
                      Signs.ofName(
                          settings.known("model").or(() -> settings.known("base_model")),
                          signs.doubts(settings)));
      case Reading.Found<Boolean> _, Reading.Absent<Boolean> _ -> AdapterRun.FULL;
    };
  }
}
