package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Text;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * OpenRLHF: {@code -m openrlhf.cli.train_sft} and its siblings, whose flags have names with dots
 * since 0.10.2 (openrlhf/cli/train_*.py, 0.5.2 to 0.11.2). {@code load_in_4bit} without a rank
 * trains no adapter.
 */
final class OpenRlhf implements Framework {
  /** The flags of some versions; a {@code rate} of the actor where there is a critic. */
  private record Flagged(
      Argparse parser,
      String rate,
      String actorRate,
      String rank,
      String quantised,
      String estimator,
      List<String> models,
      String pretrain) {}

  private static final Flagged NEW =
      new Flagged(
          Argparse.of(
              Set.of(
                  "--adam.lr",
                  "--adam.betas",
                  "--adam.eps",
                  "--adam.weight_decay",
                  "--actor.adam.lr",
                  "--actor.adam.betas",
                  "--actor.adam.eps",
                  "--actor.adam.weight_decay",
                  "--actor.optim",
                  "--actor.model_name_or_path",
                  "--optim",
                  "--ds.lora.rank",
                  "--ds.lora.alpha",
                  "--ds.lora.target_modules",
                  "--ds.lora.dropout",
                  "--ds.load_in_4bit",
                  "--model.model_name_or_path",
                  "--model.pretrain_mode_enable",
                  "--algo.advantage.estimator")),
          "adam.lr",
          "actor.adam.lr",
          "ds.lora.rank",
          "ds.load_in_4bit",
          "algo.advantage.estimator",
          List.of("model.model_name_or_path", "actor.model_name_or_path"),
          "model.pretrain_mode_enable");

  private static final Flagged OLD =
      new Flagged(
          Argparse.of(
              Set.of(
                  "--learning_rate",
                  "--actor_learning_rate",
                  "--actor_init_on_gpu",
                  "--local_rank",
                  "--logging_steps",
                  "--lr_scheduler",
                  "--lr_warmup_ratio",
                  "--load_checkpoint",
                  "--load_in_4bit",
                  "--lora_rank",
                  "--lora_alpha",
                  "--lora_dropout",
                  "--pretrain",
                  "--pretrain_mode",
                  "--pretrain_data",
                  "--advantage_estimator",
                  "--advantage_clip")),
          "learning_rate",
          "actor_learning_rate",
          "lora_rank",
          "load_in_4bit",
          "advantage_estimator",
          List.of("pretrain"),
          "pretrain_mode");

  private static final Pattern OF_ANY_VERSION =
      Pattern.compile(
          "--(?:(?:actor[._])?(?:adam\\.)?(?:lr|learning[-_]rate)|pretrain|lora_rank|load_in_4bit)");

  /** What a script trains, and the rate it takes by default, the same in all versions. */
  private record Trainer(Stage stage, boolean related, String rate) {}

  private static final Map<String, Trainer> TRAINERS =
      Map.of(
          "sft", new Trainer(Stage.SFT, false, "5e-6"),
          "kd", new Trainer(Stage.SFT, true, "5e-6"),
          "dpo", new Trainer(Stage.DPO, false, "1e-5"),
          "kto", new Trainer(Stage.KTO, false, "1e-5"),
          "rm", new Trainer(Stage.REWARD, false, "9e-6"),
          "prm", new Trainer(Stage.REWARD, true, "1e-6"),
          "ppo", new Trainer(Stage.PPO, false, "1e-6"),
          "ppo_ray", new Trainer(Stage.PPO, false, "1e-6"));
  private static final Starts STARTS =
      Starts.NONE.module("openrlhf\\.cli\\.train_(\\w+)").script("/openrlhf/cli/train_(\\w+)\\.py");

  @Override
  public String id() {
    return "openrlhf";
  }

  @Override
  public String title() {
    return "OpenRLHF";
  }

  @Override
  public Facts facts() {
    Facts facts =
        Facts.read("OpenRLHF 0.5.2 to 0.11.2, openrlhf/cli/train_*.py")
            .starts(STARTS)
            .channels(
                "since 0.10.2 `--" + NEW.rate + "` or, of PPO, `--" + NEW.actorRate + "`",
                "before `--" + OLD.rate + "` or, of PPO, `--" + OLD.actorRate + "`, the last one")
            .signs("`" + NEW.rank + "`, `" + OLD.rank + "`")
            .signs("`" + NEW.quantised + "`, `" + OLD.quantised + "` with it (quantised)");
    for (Map.Entry<String, Trainer> trainer : new TreeMap<>(TRAINERS).entrySet()) {
      facts = facts.defaults(trainer.getKey(), defaults(trainer.getValue()));
    }
    return facts;
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .flatMap(start ->
            Optional.ofNullable(TRAINERS.get(start.name()))
                .map(trainer -> read(launch, start, trainer)));
  }

  private TrainingRun read(Launch launch, Starts.Start start, Trainer trainer) {
    Flags flags = Flags.parse(start.words());
    Flagged flagged = isNew(flags) ? NEW : OLD;
    Settings settings = new Settings();
    flagged.parser.put(flags, settings);
    String key = start.name().startsWith("ppo") ? flagged.actorRate : flagged.rate;
    LearningRate rate =
        refused(flags, flagged, key)
            .or(() -> flagged.parser.fault(flags, key))
            .or(() -> muon(settings))
            .orElseGet(() -> settings.rate(key, defaults(trainer).rate()));
    String estimator = settings.known(flagged.estimator).orElse("gae");
    Draft draft =
        Draft.of(
            adapter(flagged, settings),
            trainer.stage == Stage.PPO ? stage(estimator) : stage(trainer, flagged, settings),
            rate,
            Remedies.flag(launch, "--" + key, "--" + key + " "));
    boolean related = trainer.related || estimator.startsWith("reinforce");
    return (related ? draft.doubted(Doubt.RELATED_STAGE) : draft).of(this, launch, settings);
  }

  private static Defaults defaults(Trainer trainer) {
    return Defaults.of("OpenRLHF", new Defaults.Since("0.5.0", trainer.rate));
  }

  /** Every command line of the newer flags names a model or data with a dot. */
  private static boolean isNew(Flags flags) {
    return flags.flags().stream()
        .anyMatch(flag ->
            flag.name()
                .matches(
                    "--(?:actor|critic|ref|reward|model|data|ds|train|adam|muon|algo"
                        + "|ckpt|logger|eval|rollout|vllm)\\.[\\w.]+"));
  }

  /** A flag of the other versions' or of other frameworks' is refused. */
  private static Optional<LearningRate> refused(Flags flags, Flagged flagged, String key) {
    return flags.flags().stream()
        .map(Flags.Flag::name)
        .filter(name -> OF_ANY_VERSION.matcher(name).matches())
        .filter(name -> flagged.parser.key(name).isEmpty())
        .findFirst()
        .map(name ->
            Numbers.invalid(
                Text.made(name), "is no flag of this version of OpenRLHF: write --" + key));
  }

  /** Muon trains the matrices, those of an adapter too, at a rate of its own. */
  private static Optional<LearningRate> muon(Settings settings) {
    return settings
        .known("optim")
        .or(() -> settings.known("actor.optim"))
        .filter("muon"::equals)
        .map(muon -> new LearningRate.Hidden("Muon has rates of its own"));
  }

  private static AdapterRun adapter(Flagged flagged, Settings settings) {
    Optional<String> unseen =
        settings.unseen(flagged.rank).or(() -> settings.unseen(flagged.quantised));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    if (settings
        .known(flagged.rank)
        .flatMap(Numbers::parse)
        .filter(r -> r.signum() > 0)
        .isEmpty()) {
      return AdapterRun.FULL;
    }
    Optional<String> model =
        flagged.models.stream().map(settings::known).flatMap(Optional::stream).findFirst();
    return new Signs(flagged.rank, "", flagged.quantised).adapter(settings, model);
  }

  private static Stage stage(Trainer trainer, Flagged flagged, Settings settings) {
    return trainer.stage == Stage.SFT && settings.isTrue(flagged.pretrain)
        ? Stage.PRETRAIN
        : trainer.stage;
  }

  private static Stage stage(String estimator) {
    return switch (estimator) {
      case "group_norm", "dr_grpo" -> Stage.GRPO;
      case "rloo" -> Stage.RLOO;
      default -> Stage.PPO;
    };
  }
}
