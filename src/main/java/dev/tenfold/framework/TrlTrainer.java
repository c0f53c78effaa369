package dev.tenfold.framework;

import dev.tenfold.framework.Defaults.Since;
import dev.tenfold.training.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * TRL's trainers: the stage of each, its default rate by version, and the names of the subcommand
 * and of the scripts that start it (trl/trainer/*_config.py, trl/experimental, trl/scripts,
 * examples/scripts; released versions 0.12.0 to 1.16.0).
 */
enum TrlTrainer {
  SFT(Stage.SFT, false, "0.12.0 2e-5", "sft", "sft_vlm", "sft_gpt_oss", "sft_video_llm"),
  DPO(Stage.DPO, false, "0.12.0 1e-6", "dpo", "dpo_vlm", "dpo_visual", "mpo_vlm"),
  KTO(Stage.KTO, false, "0.12.0 1e-6", "kto"),
  ORPO(Stage.ORPO, false, "0.12.0 1e-6", "orpo"),
  CPO(Stage.CPO, false, "0.12.0 1e-6", "cpo"),
  GRPO(Stage.GRPO, false, "0.14.0 1e-6", "grpo", "grpo_vlm", "grpo_agent", "gspo", "gspo_vlm"),
  ASYNC_GRPO(Stage.GRPO, false, "1.0.0 1e-6", "async_grpo"),
  RLOO(Stage.RLOO, false, "0.22.0 1e-6, 0.12.0 5e-5", "rloo", "rloo_tldr", "rloo_vlm"),
  PPO(Stage.PPO, false, "0.29.0 3e-6, 0.12.0 5e-5", "ppo", "ppo_tldr"),
  REWARD(Stage.REWARD, false, "0.24.0 1e-4, 0.12.0 5e-5", "reward", "reward_modeling"),
  ONLINE_DPO(Stage.DPO, true, "0.12.0 5e-7", "dpo_online", "online_dpo", "online_dpo_vlm"),
  NASH_MD(Stage.DPO, true, "0.12.0 5e-7", "nash_md"),
  XPO(Stage.DPO, true, "0.12.0 5e-7", "xpo"),
  BCO(Stage.KTO, true, "0.29.0 5e-7, 0.12.0 5e-5", "bco"),
  GKD(Stage.SFT, true, "0.12.0 2e-5", "gkd"),
  DISTILLATION(Stage.SFT, true, "1.1.0 1e-6", "distillation", "async_distillation"),
  GOLD(Stage.SFT, true, "0.25.0 1e-7", "gold", "gold_vlm"),
  TPO(Stage.DPO, true, "1.3.0 5e-7", "tpo"),
  PRM(Stage.REWARD, true, "0.13.0 1e-5", "prm");

  private static final Map<String, TrlTrainer> BY_NAME = new HashMap<>();

  static {
    for (TrlTrainer trainer : values()) {
      trainer.names.forEach(name -> BY_NAME.put(name, trainer));
    }
  }

  private final Stage stage;
  private final boolean related;
  private final Defaults defaults;
  private final List<String> names;

  TrlTrainer(Stage stage, boolean related, String defaults, String... names) {
    this.stage = stage;
    this.related = related;
    this.defaults =
        new Defaults(
            "TRL",
            List.of(defaults.split(", ")).stream()
                .map(entry -> entry.split(" "))
                .map(entry -> new Since(entry[0], entry[1]))
                .toList());
    this.names = List.of(names);
  }

  /** The trainer of a subcommand, or of a script's name without its ending. */
  static Optional<TrlTrainer> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  List<String> names() {
    return names;
  }

  Stage stage() {
    return stage;
  }

  /** Whether its stage is only the nearest one of the table. */
  boolean isRelated() {
    return related;
  }

  Defaults defaults() {
    return defaults;
  }
}
