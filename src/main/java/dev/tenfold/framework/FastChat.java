package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * FastChat: {@code fastchat/train/train_lora.py} always trains an adapter, on a base of 4 bits with
 * {@code --q_lora}; its other scripts train all weights (fastchat/train, 0.2.36).
 */
final class FastChat implements Framework {
  private static final String RATE = "learning_rate";
  private static final Starts STARTS =
      Starts.NONE
          .module("fastchat\\.train\\.(train[a-z0-9_]*)")
          .script("/fastchat/train/(train[a-z0-9_]*)\\.py");
  private static final Set<String> ADAPTER = Set.of("train_lora", "train_lora_t5");
  private static final Set<String> FIELDS =
      Set.of(RATE, "q_lora", "lora_r", "model_name_or_path", "lr_scheduler_type");
  private static final Signs SIGNS = new Signs("lora_r", "", "q_lora");
  private static final Defaults DEFAULT =
      Defaults.of("transformers", new Defaults.Since("4.0", "5e-5"));

  @Override
  public String id() {
    return "fastchat";
  }

  @Override
  public String title() {
    return "FastChat";
  }

  @Override
  public Facts facts() {
    return Facts.read("FastChat 0.2.36, fastchat/train")
        .starts(STARTS)
        .channels(
            "`--learning_rate` and its unique beginnings, the last one",
            "`SCRIPT.args` beside the script")
        .defaults("transformers'", DEFAULT)
        .signs("an adapter in `train_lora` and `train_lora_t5`, always")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS.of(launch).map(start -> run(launch, start));
  }

  private TrainingRun run(Launch launch, Starts.Start start) {
    List<Word> words = HfArguments.withSidecar(launch, start.words());
    Settings settings = new Settings();
    HfArguments.put(Flags.parse(words), FIELDS, settings);
    return Draft.of(
            ADAPTER.contains(start.name())
                ? SIGNS.adapter(settings, settings.known("model_name_or_path"))
                : AdapterRun.FULL,
            Stage.SFT,
            HfArguments.fault(words, FIELDS, title())
                .orElseGet(() -> settings.rate(RATE, DEFAULT.rate())),
            Remedies.flag(launch, "--learning_rate", "--learning_rate "))
        .of(this, launch, settings);
  }
}
