package dev.tenfold.framework;

import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.Value;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import java.util.Map;
import java.util.Optional;

/**
 * The configurations of trainers: {@code TrainingArguments} and TRL's, and the rate that each has
 * where none is set (transformers/training_args.py, trl/trainer/*_config.py, unsloth/models/rl.py).
 */
final class Configs {
  static final String RATE = "learning_rate";

  static final Defaults TRANSFORMERS =
      Defaults.of("transformers", new Defaults.Since("4.0", "5e-5"));

  /** What unsloth makes of TRL's own classes when it is imported. */
  private static final Defaults.Since UNSLOTH = new Defaults.Since("2025.2.12", "5e-5");

  private static final Map<String, TrlTrainer> OF_TRL =
      Map.ofEntries(
          Map.entry("SFT", TrlTrainer.SFT),
          Map.entry("Unsloth", TrlTrainer.SFT),
          Map.entry("DPO", TrlTrainer.DPO),
          Map.entry("KTO", TrlTrainer.KTO),
          Map.entry("ORPO", TrlTrainer.ORPO),
          Map.entry("CPO", TrlTrainer.CPO),
          Map.entry("GRPO", TrlTrainer.GRPO),
          Map.entry("RLOO", TrlTrainer.RLOO),
          Map.entry("PPO", TrlTrainer.PPO),
          Map.entry("PPOv2", TrlTrainer.PPO),
          Map.entry("RLOOv2", TrlTrainer.RLOO),
          Map.entry("Reward", TrlTrainer.REWARD),
          Map.entry("OnlineDPO", TrlTrainer.ONLINE_DPO),
          Map.entry("NashMD", TrlTrainer.NASH_MD),
          Map.entry("XPO", TrlTrainer.XPO),
          Map.entry("BCO", TrlTrainer.BCO),
          Map.entry("GKD", TrlTrainer.GKD),
          Map.entry("Distillation", TrlTrainer.DISTILLATION),
          Map.entry("PRM", TrlTrainer.PRM));

  private Configs() {}

  /** Whether a call makes a configuration whose attributes are what it is made with. */
  static boolean isConfig(Call call) {
    return call.callee() instanceof Value.External external
        && (external.name().endsWith("Config")
            || external.name().endsWith("Arguments")
            || external.name().endsWith("Args"));
  }

  /** TRL's trainer of a class such as {@code SFTTrainer} or {@code SFTConfig}. */
  static Optional<TrlTrainer> trl(Value.External type) {
    return switch (type.root()) {
      case "trl", "unsloth" ->
          Optional.ofNullable(
              OF_TRL.get(type.name().replaceAll("(Trainer|Config|TrainingArguments)$", "")));
      default -> Optional.empty();
    };
  }

  /** The rate that a configuration of that class has where none is set. */
  static Optional<Defaults> byDefault(Value.External type, boolean unsloth) {
    Optional<TrlTrainer> trl = trl(type);
    if (trl.isPresent()) {
      Defaults own = trl.get().defaults();
      return Optional.of(unsloth || type.root().equals("unsloth") ? patched(own) : own);
    }
    return type.name().endsWith("TrainingArguments") ? Optional.of(TRANSFORMERS) : Optional.empty();
  }

  private static Defaults patched(Defaults own) {
    java.util.List<Defaults.Since> history = new java.util.ArrayList<>(java.util.List.of(UNSLOTH));
    history.addAll(own.history());
    return new Defaults("unsloth", history);
  }

  /** The rate of a configuration; its class says what holds where none is set. */
  static LearningRate rate(Call config, PythonView view, boolean unsloth) {
    return switch (view.setting(config, RATE)) {
      case Reading.Found<Value>(Value value) -> rate(value, config);
      case Reading.Unreadable<Value>(String why) -> new LearningRate.Hidden(why);
      case Reading.Absent<Value> _ ->
          byDefault((Value.External) config.callee(), unsloth)
              .map(Defaults::rate)
              .orElseGet(() ->
                  new LearningRate.Hidden(
                      "no rate is set, and the default of "
                          + ((Value.External) config.callee()).name()
                          + " is not known"));
    };
  }

  private static LearningRate rate(Value value, Call config) {
    return PythonRates.of(value, ((Value.External) config.callee()).name());
  }

  static Text text(Value value) {
    return value instanceof Value.Str(Text text) ? text : Text.EMPTY;
  }
}
