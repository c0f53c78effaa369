package dev.tenfold.training;

import java.util.Locale;
import java.util.Optional;

/** What the run optimises. */
public enum Stage {
  SFT("SFT"),
  DPO("DPO"),
  ORPO("ORPO"),
  KTO("KTO"),
  CPO("CPO"),
  SIMPO("SimPO"),
  GRPO("GRPO"),
  RLOO("RLOO"),
  PPO("PPO"),
  REWARD("reward model"),
  PRETRAIN("continued pre-training"),
  UNKNOWN("");

  private final String title;

  Stage(String title) {
    this.title = title;
  }

  /** The name in reports and policies. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in messages; empty where it is unknown. */
  public String title() {
    return title;
  }

  public static Optional<Stage> of(String id) {
    for (Stage stage : values()) {
      if (stage.id().equals(id)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
