package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * open-instruct: flags of HfArgumentParser, or a recipe as the first word and only {@code
 * --key=value} behind it, where the recipe's {@code 2e-5} stays a string and ends the run
 * (open_instruct/utils.py, ArgumentParserPlus; finetune.py, dpo_config.py, 2026). An adapter is
 * trained with {@code use_lora} only. Held against HfArgumentParser with its fields restated.
 */
final class OpenInstruct implements Framework {
  private static final String RATE = "learning_rate";
  private static final Map<String, Stage> SCRIPTS =
      Map.of(
          "finetune", Stage.SFT,
          "dpo", Stage.DPO,
          "dpo_tune", Stage.DPO,
          "dpo_tune_cache", Stage.DPO,
          "reward_modeling", Stage.REWARD,
          "grpo_fast", Stage.GRPO,
          "grpo", Stage.GRPO,
          "ppo_fast", Stage.PPO);
  private static final String NAMES = "(" + String.join("|", new TreeSet<>(SCRIPTS.keySet())) + ")";
  private static final Starts STARTS =
      Starts.NONE.module("open_instruct\\." + NAMES).script("/open_instruct/" + NAMES + "\\.py");
  private static final Set<String> FIELDS =
      Set.of(
          RATE,
          "use_lora",
          "use_qlora",
          "lora_rank",
          "model_name_or_path",
          "dpo_loss_type",
          "loss_type",
          "lr_scheduler_type");
  private static final Set<String> BOOLEANS = Set.of("use_lora", "use_qlora");
  private static final Signs SIGNS = new Signs("lora_rank", "");

  /** No releases: by date. */
  private static final Defaults DEFAULT =
      Defaults.of("open-instruct", new Defaults.Since("2023-06", "2e-5"));

  @Override
  public String id() {
    return "open-instruct";
  }

  @Override
  public String title() {
    return "open-instruct";
  }

  @Override
  public Facts facts() {
    return Facts.read("open-instruct's main branch, 2026, open_instruct/utils.py and its scripts")
        .starts(STARTS)
        .channels(
            "`--learning_rate`, the last one; behind a recipe only as `--learning_rate=`",
            "the recipe, first word",
            "`SCRIPT.args` beside the script, where there is no recipe")
        .defaults("", DEFAULT)
        .signs("`use_lora`", "`use_qlora` with it (quantised)")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS.of(launch).map(start -> run(launch, start));
  }

  private TrainingRun run(Launch launch, Starts.Start start) {
    Settings settings = new Settings();
    List<Word> words = start.words();
    LearningRate rate;
    boolean ofRecipe = !words.isEmpty() && words.getFirst().toString().endsWith(".yaml");
    if (ofRecipe) {
      Recipes.put(launch, words.getFirst().text(), Dialect.PYYAML, settings);
      YamlThenFlags.put(words.subList(1, words.size()), BOOLEANS, settings);
      rate = settings.strictRate(RATE, DEFAULT.rate());
    } else {
      List<Word> all = HfArguments.withSidecar(launch, words);
      HfArguments.put(Flags.parse(all), FIELDS, settings);
      rate =
          HfArguments.fault(all, FIELDS, title())
              .orElseGet(() -> settings.rate(RATE, DEFAULT.rate()));
    }
    Draft draft =
        Draft.of(
            adapter(settings),
            stage(SCRIPTS.getOrDefault(start.name(), Stage.UNKNOWN), settings),
            rate,
            ofRecipe
                ? Remedies.word(launch, "--learning_rate", "learning_rate: ")
                : Remedies.flag(launch, "--learning_rate", "learning_rate: "));
    return (isLoss(settings, "wpo") ? draft.doubted(Doubt.RELATED_STAGE) : draft)
        .of(this, launch, settings);
  }

  private static Stage stage(Stage stage, Settings settings) {
    return stage == Stage.DPO && isLoss(settings, "simpo") ? Stage.SIMPO : stage;
  }

  private static boolean isLoss(Settings settings, String loss) {
    return settings
        .known("loss_type")
        .or(() -> settings.known("dpo_loss_type"))
        .filter(loss::equals)
        .isPresent();
  }

  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen = settings.unseen("use_lora").or(() -> settings.unseen("use_qlora"));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    if (!settings.isTruthy("use_lora")) {
      return AdapterRun.FULL;
    }
    return settings.isTruthy("use_qlora")
        ? AdapterRun.qlora(SIGNS.doubts(settings))
        : Signs.ofName(settings.known("model_name_or_path"), SIGNS.doubts(settings));
  }
}
