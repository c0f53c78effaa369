package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * alpaca-lora: {@code python finetune.py} with python-fire, always an adapter on a base in 8 bit,
 * at 3e-4 (tloen/alpaca-lora, finetune.py, the last version, 2023-05). Held against python-fire
 * with its parameters restated.
 */
final class AlpacaLora implements Framework {
  private static final String RATE = "learning_rate";
  private static final Starts STARTS = Starts.NONE.script("/finetune\\.py");
  private static final Set<String> PARAMETERS =
      Set.of(
          "base_model",
          "data_path",
          "output_dir",
          "batch_size",
          "micro_batch_size",
          "num_epochs",
          "learning_rate",
          "cutoff_len",
          "val_set_size",
          "lora_r",
          "lora_alpha",
          "lora_dropout",
          "lora_target_modules",
          "train_on_inputs",
          "add_eos_token",
          "group_by_length",
          "wandb_project",
          "wandb_run_name",
          "wandb_watch",
          "wandb_log_model",
          "resume_from_checkpoint",
          "prompt_template_name");
  private static final Signs SIGNS = new Signs("lora_r", "");
  private static final Defaults DEFAULT =
      Defaults.of("alpaca-lora", new Defaults.Since("2023-03", "3e-4"));

  @Override
  public String id() {
    return "alpaca-lora";
  }

  @Override
  public String title() {
    return "alpaca-lora";
  }

  @Override
  public Facts facts() {
    return Facts.read("alpaca-lora at its last version, 2023-05, finetune.py")
        .starts("`alpaca-lora/finetune.py`", "`finetune.py` with `--base_model` and only its flags")
        .channels("`--learning_rate`, the last one")
        .defaults("", DEFAULT)
        .signs("an adapter on 8 bits, always")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .filter(start -> isOfAlpacaLora(launch, start.words()))
        .map(start -> run(launch, start.words()));
  }

  /** Half the world has a finetune.py. */
  private static boolean isOfAlpacaLora(Launch launch, List<Word> words) {
    if (launch.program() instanceof Program.Script(String path) && path.contains("alpaca-lora/")) {
      return true;
    }
    List<String> keys =
        Fire.parse(words).flags().stream()
            .filter(flag -> !flag.isUnknown())
            .map(Fire::key)
            .map(key -> key.startsWith("no") ? key.substring(2) : key)
            .map(key -> PARAMETERS.contains("no" + key) ? "no" + key : key)
            .toList();
    return keys.contains("base_model") && PARAMETERS.containsAll(keys);
  }

  private TrainingRun run(Launch launch, List<Word> words) {
    Settings settings = new Settings();
    Fire line = Fire.parse(words);
    line.put(settings, PARAMETERS);
    line.flags().stream()
        .filter(flag -> Fire.key(flag).equals("lr"))
        .findFirst()
        .ifPresent(flag ->
            settings.fail(
                Numbers.invalid(
                    Text.made(flag.name()), "is no flag of alpaca-lora: write --learning_rate")));
    return Draft.of(
            AdapterRun.qlora(SIGNS.doubts(settings)),
            Stage.SFT,
            settings.strictRate(RATE, DEFAULT.rate(), "python-fire"),
            Remedies.flag(launch, "--learning_rate", "--learning_rate "))
        .of(this, launch, settings);
  }
}
