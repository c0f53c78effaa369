package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * verl: {@code python -m verl.trainer.main_ppo key=value ...} and its trainers for SFT, all of them
 * Hydra's (verl/trainer/main_ppo.py, sft_trainer.py, fsdp_sft_trainer.py, trainer/config, 0.2.0 to
 * 0.9.1). The critic's rate and adapter, and a quantised rollout, are not the policy's.
 */
final class Verl implements Framework {
  private static final Starts STARTS =
      Starts.NONE
          .module(
              "verl\\.trainer\\.(main_ppo|main_ppo_v0|fsdp_sft_trainer|sft_trainer|sft_trainer_ray)")
          .module("(?:verl\\.)?recipe\\.dapo\\.(main_dapo)")
          .module("verl\\.experimental\\.one_step_off_policy\\.(main_ppo)")
          .module("verl\\.experimental\\.fully_async_policy\\.(fully_async_main)")
          .script("/verl/trainer/(main_ppo|fsdp_sft_trainer|sft_trainer|sft_trainer_ray)\\.py")
          .script("/recipe/dapo/(main_dapo)\\.py");
  private static final List<String> OWN =
      List.of(
          "ppo_trainer",
          "ppo_megatron_trainer",
          "dapo_trainer",
          "dapo_megatron_trainer",
          "sft_trainer",
          "sft_trainer_engine",
          "one_step_off_ppo_trainer",
          "one_step_off_ppo_megatron_trainer",
          "fully_async_ppo_trainer",
          "fully_async_ppo_megatron_trainer");

  /** trainer/config/actor/actor.yaml. */
  private static final Defaults ACTOR = Defaults.of("verl", new Defaults.Since("0.2.0", "1e-6"));

  /** trainer/config/sft_trainer.yaml. */
  private static final Defaults SFT = Defaults.of("verl", new Defaults.Since("0.2.0", "1e-5"));

  /** trainer/config/optim/fsdp.yaml, which the newer trainer takes. */
  private static final Defaults ENGINE = Defaults.of("verl", new Defaults.Since("0.6.0", "1e-3"));

  /** trainer/config/optim/automodel.yaml. */
  private static final Defaults AUTOMODEL =
      Defaults.of("verl", new Defaults.Since("0.9.0", "1e-5"));

  /** The base of fsdp_sft_trainer, 0.2 to 0.7 (trainer/config/sft_trainer.yaml). */
  private static final String PARTIAL = "model.partial_pretrain";

  /** Where a trainer has its keys. */
  private record Keys(String rate, String model, String strategy) {
    static final Keys RL =
        new Keys(
            "actor_rollout_ref.actor.optim.lr",
            "actor_rollout_ref.model.",
            "actor_rollout_ref.actor.strategy");
    static final Keys SFT = new Keys("optim.lr", "model.", "engine.strategy");
  }

  @Override
  public String id() {
    return "verl";
  }

  @Override
  public String title() {
    return "verl";
  }

  @Override
  public Facts facts() {
    return Facts.read("verl 0.2.0 to 0.9.1, verl/trainer and trainer/config")
        .starts(STARTS)
        .channels(
            "`" + Keys.RL.rate + "=` or, for SFT, `" + Keys.SFT.rate + "=`, the last one",
            "a configuration of the user's")
        .defaults("reinforcement learning", ACTOR)
        .defaults("fsdp_sft_trainer", SFT)
        .defaults("sft_trainer", ENGINE)
        .defaults("sft_trainer with `optim=automodel`", AUTOMODEL)
        .signs("`lora_rank`, under Megatron `lora.rank`", "a quantised base only by its name");
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS.of(launch).flatMap(start -> read(launch, start));
  }

  private Optional<TrainingRun> read(Launch launch, Starts.Start start) {
    Keys keys = start.name().contains("sft") ? Keys.SFT : Keys.RL;
    HydraConfig hydra = HydraConfig.of(start.words());
    Settings settings = new Settings();
    if (!hydra.isOwn(OWN)) {
      hydra.put(launch, settings);
    }
    new HydraWords(hydra.multirun(), Set.of(keys.rate)).put(hydra.overrides(), settings);
    Interpolations.resolve(
        settings, launch.environment(), keys.rate, keys.model + "lora_rank", keys.strategy);
    if (hydra.prints() || settings.isTrue("trainer.val_only")) {
      return Optional.empty();
    }
    LearningRate absent =
        settings.isRemoved(keys.rate)
            ? new LearningRate.Hidden("the rate is taken away by ~" + keys.rate)
            : defaults(start.name(), settings).rate();
    Draft draft =
        Draft.of(
            adapter(keys, hydra, settings),
            keys.equals(Keys.SFT) ? Stage.SFT : stage(settings),
            settings.strictRate(keys.rate, absent),
            Remedies.word(launch, keys.rate, "lr: "));
    boolean related =
        settings
            .known("algorithm.adv_estimator")
            .filter(estimator -> !estimator.matches("gae|grpo.*|rloo.*"))
            .isPresent();
    return Optional.of(
        (related ? draft.doubted(Doubt.RELATED_STAGE) : draft).of(this, launch, settings));
  }

  private static Defaults defaults(String trainer, Settings settings) {
    if (trainer.equals("fsdp_sft_trainer")) {
      return SFT;
    }
    if (trainer.startsWith("sft_trainer")) {
      return settings.known("optim").filter("automodel"::equals).isPresent() ? AUTOMODEL : ENGINE;
    }
    return ACTOR;
  }

  /** {@code lora_rank} counts under FSDP, {@code lora.rank} under Megatron; neither quantises. */
  private static AdapterRun adapter(Keys keys, HydraConfig hydra, Settings settings) {
    String rank = keys.model + (isMegatron(keys, hydra, settings) ? "lora.rank" : "lora_rank");
    Optional<String> unseen = settings.unseen(rank);
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    return settings.known(rank).flatMap(Numbers::parse).filter(r -> r.signum() > 0).isPresent()
        ? Signs.ofName(
            settings.known(keys.model + "path").or(() -> settings.known(PARTIAL)),
            new Signs(rank, "").doubts(settings))
        : AdapterRun.FULL;
  }

  private static boolean isMegatron(Keys keys, HydraConfig hydra, Settings settings) {
    Optional<String> strategy = settings.known(keys.strategy);
    if (strategy.isPresent()) {
      return strategy.get().equals("megatron");
    }
    return List.of("model_engine", "engine", "actor@actor_rollout_ref.actor").stream()
            .anyMatch(
                key -> settings.known(key).filter(value -> value.contains("megatron")).isPresent())
        || hydra.name().filter(name -> name.toString().contains("megatron")).isPresent();
  }

  /** Reinforcement learning with another estimator has the rates of PPO at best. */
  private static Stage stage(Settings settings) {
    if (settings.get("algorithm.adv_estimator") instanceof Reading.Unreadable<Setting>) {
      return Stage.UNKNOWN;
    }
    String estimator = settings.known("algorithm.adv_estimator").orElse("gae");
    if (estimator.startsWith("grpo") || estimator.equals("gdpo")) {
      return Stage.GRPO;
    }
    return estimator.startsWith("rloo") ? Stage.RLOO : Stage.PPO;
  }
}
