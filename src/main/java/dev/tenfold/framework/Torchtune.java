package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * torchtune: {@code tune run RECIPE --config NAME key=value ...}. The recipe says what is trained,
 * the configuration is a file or one of torchtune's own, and OmegaConf puts the words over it
 * (torchtune/_cli/run.py, config/_parse.py, config/_utils.py, recipes/*.py, 0.6.1). Kubeflow's
 * trainer starts it with the words of a TrainJob.
 */
final class Torchtune implements Framework {
  private static final String RATE = "optimizer.lr";
  private static final String MODEL = "model._component_";
  private static final String QUANTISED = "model.quantize_base";
  private static final Signs SIGNS = new Signs("model.lora_rank", "model.use_rslora");
  private static final Pattern EVALUATES =
      Pattern.compile("(?:dev/)?(?:eleuther_eval|quantize|generate\\w*)");
  private static final Starts STARTS =
      Starts.NONE
          .command("tune", "run")
          .script(
              "/((?:dev/)?(?:(?:full|lora|qat|qat_lora)_(?:finetune|dpo)|qat|ppo_full_finetune"
                  + "|knowledge_distillation|(?:async_)?grpo_full_finetune|early_exit_finetune)"
                  + "_(?:single_device|distributed)(?:_multi_dataset|_rl)?)\\.py");

  /** torch's own, where the configuration leaves it out (torch/optim/adamw.py). */
  private static final Defaults DEFAULT = Defaults.of("PyTorch", new Defaults.Since("2.0", "1e-3"));

  @Override
  public String id() {
    return "torchtune";
  }

  @Override
  public String title() {
    return "torchtune";
  }

  @Override
  public Facts facts() {
    return Facts.read("torchtune 0.6.1, _cli/run.py, config and recipes")
        .starts(STARTS)
        .starts("a recipe whose `model` is torchtune's")
        .channels(
            "`" + RATE + "=`, the last one",
            "the file of `--config`",
            "its own configuration of that name, "
                + TorchtuneConfigs.ALL.byName().size()
                + " known")
        .defaults("PyTorch's", DEFAULT)
        .signs("the recipe's name", "`" + MODEL + "`", "`" + QUANTISED + "` (quantised)")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return Recipes.alone(launch, Dialect.OMEGACONF, Torchtune::isRecipe)
        .map(settings -> run(launch, "", settings, Optional.empty(), Remedy.write("lr: ")))
        .or(() -> STARTS.of(launch).flatMap(start -> start(launch, start)));
  }

  /** A recipe by itself is one where the model is torchtune's. */
  private static boolean isRecipe(Settings settings) {
    return settings.known(MODEL).filter(model -> model.startsWith("torchtune.")).isPresent();
  }

  private Optional<TrainingRun> start(Launch launch, Starts.Start start) {
    boolean isScript = start.way() == Starts.Way.SCRIPT;
    if (!isScript && start.words().isEmpty()) {
      return Optional.empty();
    }
    String recipe = isScript ? start.name() : start.words().getFirst().toString();
    List<Word> words = isScript ? start.words() : start.words().subList(1, start.words().size());
    return EVALUATES.matcher(recipe).matches()
        ? Optional.empty()
        : Optional.of(read(launch, recipe, words));
  }

  private TrainingRun read(Launch launch, String recipe, List<Word> words) {
    Settings settings = new Settings();
    List<Word> overrides = new ArrayList<>();
    Optional<Text> config = KeyValues.config(words, overrides);
    Optional<BuiltIns.Entry> builtIn =
        config.flatMap(Text::known).flatMap(TorchtuneConfigs.ALL::find);
    if (builtIn.isEmpty()) {
      config.ifPresent(path -> Recipes.put(launch, path, Dialect.OMEGACONF, settings));
    }
    builtIn.ifPresent(entry ->
        settings.put(
            MODEL,
            config.get().toString(),
            Text.made(
                switch (entry.method()) {
                  case QLORA -> "qlora_";
                  case LORA -> "lora_";
                  case FULL, UNKNOWN -> "";
                })));
    removals(overrides, settings, builtIn.isPresent());
    put(overrides, settings);
    Interpolations.resolve(settings, launch.environment(), RATE, MODEL, QUANTISED);
    return run(launch, recipe, settings, builtIn, Remedies.word(launch, RATE, "lr: "));
  }

  /** {@code ~key} takes a key of the configuration away, wherever it stands; it must be there. */
  private static void removals(List<Word> words, Settings settings, boolean hasRate) {
    for (Word word : words) {
      if (word.text().startsWith("~")) {
        String key = word.toString().substring(1).replaceFirst("=.*", "");
        boolean there =
            (hasRate && !settings.isRemoved(RATE)) || settings.get(RATE).found().isPresent();
        if (key.equals(RATE) && !there) {
          settings.fail(Numbers.invalid(word.text(), "takes away what is not there"));
        }
        settings.remove(key);
      }
    }
  }

  /** {@code model=...} sets the component; flags are refused. */
  private static void put(List<Word> words, Settings settings) {
    for (Word word : words) {
      Text text = word.text();
      int equals = text.indexOf('=');
      if (text.startsWith("--")) {
        if (text.toString().matches("--(?:.*\\.)?(?:lr|learning[-_]rate)(?:=.*)?")) {
          settings.fail(
              Numbers.invalid(text, "is a flag, which torchtune refuses: write " + RATE + "="));
        }
      } else if (text.startsWith("model=") || text.startsWith("optimizer=")) {
        KeyValues.put(text.sub(0, equals) + "._component_", text.sub(equals + 1), settings);
      } else if (!text.startsWith("~") && (equals > 0 || word.mayBeMany() || !text.isKnown())) {
        KeyValues.put(List.of(word), settings);
      }
    }
  }

  private TrainingRun run(
      Launch launch,
      String recipe,
      Settings settings,
      Optional<BuiltIns.Entry> builtIn,
      Remedy remedy) {
    LearningRate rate =
        settings.strictRate(
            RATE,
            builtIn
                .filter(entry -> !settings.isRemoved(RATE))
                .map(BuiltIns.Entry::learningRate)
                .orElseGet(DEFAULT::rate));
    Draft draft =
        BuiltIns.doubted(
            Draft.of(adapter(recipe, settings), stage(recipe, settings), rate, remedy), builtIn);
    return (recipe.contains("knowledge_distillation") ? draft.doubted(Doubt.RELATED_STAGE) : draft)
        .of(this, launch, settings);
  }

  /** What a recipe of torchtune's trains is in its name; what else it may be, in its model. */
  private static AdapterRun adapter(String recipe, Settings settings) {
    if (recipe.contains("qat")) {
      return recipe.contains("lora")
          ? AdapterRun.unknown("LoRA under quantisation-aware training has rates of its own")
          : AdapterRun.FULL;
    }
    if (recipe.contains("full_")) {
      return AdapterRun.FULL;
    }
    Optional<String> unseen = settings.unseen(MODEL).or(() -> settings.unseen(QUANTISED));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    String model = settings.known(MODEL).orElse("");
    String builder = model.substring(model.lastIndexOf('.') + 1);
    Set<Doubt> doubts = SIGNS.doubts(settings);
    boolean quantised =
        settings.get(QUANTISED).found().isPresent()
            ? settings.isTrue(QUANTISED)
            : builder.startsWith("qlora_");
    if (quantised) {
      return AdapterRun.qlora(doubts);
    }
    return recipe.contains("lora_")
            || recipe.contains("knowledge_distillation")
            || builder.startsWith("lora_")
            || builder.startsWith("qlora_")
        ? AdapterRun.lora(doubts)
        : AdapterRun.FULL;
  }

  private static Stage stage(String recipe, Settings settings) {
    String loss = settings.known("loss._component_").orElse("");
    if (recipe.contains("dpo") || loss.contains(".rlhf.loss.")) {
      return loss.endsWith("SimPOLoss") ? Stage.SIMPO : Stage.DPO;
    }
    if (recipe.contains("ppo")) {
      return Stage.PPO;
    }
    if (recipe.contains("grpo")) {
      return Stage.GRPO;
    }
    return settings
            .known("dataset._component_")
            .filter(dataset -> dataset.endsWith(".text_completion_dataset"))
            .isPresent()
        ? Stage.PRETRAIN
        : Stage.SFT;
  }
}
