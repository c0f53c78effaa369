package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * llama-cookbook, once llama-recipes: python-fire, whose keywords are put over train_config; {@code
 * --lr} is the rate, and {@code --learning_rate} is ignored with a warning. Quantised means nothing
 * without {@code --use_peft} (llama_cookbook/finetuning.py, utils/config_utils.py,
 * configs/training.py, 0.0.5).
 */
final class LlamaCookbook implements Framework {
  private static final String RATE = "lr";
  private static final Starts STARTS =
      Starts.NONE
          .module("llama_(?:cookbook|recipes)\\.finetuning")
          .script("/(?:llama_cookbook|llama_recipes|finetuning)/finetuning\\.py");

  /** As its own documentation starts it from the script's folder. */
  private static final Starts ALONE = Starts.NONE.script("/finetuning\\.py");

  private static final Set<String> OWN =
      Set.of("peft_method", "enable_fsdp", "dist_checkpoint_root_folder", "batch_size_training");
  private static final Set<String> CONFIGS = Set.of("train_config", "lora_config");
  private static final Signs SIGNS = new Signs("r", "");
  private static final Defaults DEFAULT =
      Defaults.of("llama-cookbook", new Defaults.Since("0.0.1", "1e-4"));

  @Override
  public String id() {
    return "llama-cookbook";
  }

  @Override
  public String title() {
    return "llama-cookbook";
  }

  @Override
  public Facts facts() {
    return Facts.read("llama-cookbook 0.0.5, finetuning.py and utils/config_utils.py")
        .starts(STARTS)
        .starts("`finetuning.py` with one of its own flags")
        .channels("`--lr` or `--train_config.lr`, the last one")
        .defaults("", DEFAULT)
        .signs("`use_peft`", "`quantization` with it (quantised)")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .or(() -> ALONE.of(launch).filter(start -> isOwn(start.words())))
        .map(start -> run(launch, start.words()));
  }

  private static boolean isOwn(List<Word> words) {
    return Fire.parse(words).flags().stream().anyMatch(flag -> OWN.contains(Fire.key(flag)));
  }

  private TrainingRun run(Launch launch, List<Word> words) {
    Settings settings = new Settings();
    new Fire(inOrder(Fire.parse(words).flags()), List.of()).put(settings);
    return Draft.of(
            adapter(settings),
            Stage.SFT,
            settings.strictRate(RATE, DEFAULT.rate(), "python-fire"),
            Remedies.flag(launch, "--lr", "--lr "))
        .of(this, launch, settings);
  }

  /**
   * Keywords keep the place where they came first; {@code train_config.lr} is another name for
   * {@code lr}.
   */
  private static List<Flags.Flag> inOrder(List<Flags.Flag> flags) {
    Map<String, Flags.Flag> keywords = new LinkedHashMap<>();
    for (int i = 0; i < flags.size(); i++) {
      Flags.Flag flag = flags.get(i);
      String key = flag.isUnknown() ? " " + i : Fire.key(flag);
      int dot = key.indexOf('.');
      boolean dotted = dot > 0 && CONFIGS.contains(key.substring(0, dot));
      keywords.put(
          key,
          dotted
              ? new Flags.Flag("--" + key.substring(dot + 1), flag.values(), flag.unknown())
              : flag);
    }
    return List.copyOf(keywords.values());
  }

  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen =
        settings
            .unseen("use_peft")
            .or(() -> settings.unseen("peft_method"))
            .or(() -> settings.unseen("quantization"));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    if (!settings.isTruthy("use_peft")) {
      return AdapterRun.FULL;
    }
    String peft = settings.known("peft_method").orElse("lora");
    if (!peft.equals("lora")) {
      return AdapterRun.unknown("peft_method \"" + peft + "\" is no LoRA");
    }
    return settings.isTruthy("quantization")
        ? AdapterRun.qlora(SIGNS.doubts(settings))
        : Signs.ofName(settings.known("model_name"), SIGNS.doubts(settings));
  }
}
