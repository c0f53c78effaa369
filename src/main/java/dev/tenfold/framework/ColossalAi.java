package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * ColossalChat: {@code train_sft.py --lr 5e-5 --lora_config lora_config.json} and its siblings, and
 * {@code lora_finetune.py} (hpcaitech/ColossalAI, applications/ColossalChat/examples/
 * training_scripts at fd5526b, 0bf46c5, 123107f, 4fb962b). Its adapters have an unquantised base.
 * Held against its source only: it is not on PyPI.
 */
final class ColossalAi implements Framework {
  private static final String LR = "lr";
  private static final String CONFIG = "lora_config";
  private static final String RANK = "lora_rank";
  private static final Argparse PARSER =
      Argparse.of(
          Set.of(
              "--lr",
              "--critic_lr",
              "--lora_config",
              "--lora_rank",
              "--lora_alpha",
              "--lora_train_bias",
              "--loss_type",
              "--log_dir",
              "--length_normalization",
              "--pretrain"));

  /** What a script trains, and the rate it takes by default. */
  private record Trainer(Stage stage, Defaults defaults) {
    static Trainer of(Stage stage, String rate) {
      return new Trainer(stage, Defaults.of("ColossalChat", new Defaults.Since("0.3.6", rate)));
    }
  }

  private static final Map<String, Trainer> TRAINERS =
      Map.of(
          "train_sft", Trainer.of(Stage.SFT, "5e-6"),
          "train_dpo", Trainer.of(Stage.DPO, "5e-6"),
          "train_kto", Trainer.of(Stage.KTO, "5e-6"),
          "train_orpo", Trainer.of(Stage.ORPO, "5e-6"),
          "train_rm", Trainer.of(Stage.REWARD, "5e-6"),
          "train_ppo", Trainer.of(Stage.PPO, "9e-6"),
          "train_grpo", Trainer.of(Stage.GRPO, "1e-6"),
          "lora_finetune", Trainer.of(Stage.SFT, "3e-4"));
  private static final String SCRIPT =
      "(train_(?:sft|dpo|kto|orpo|rm|ppo|grpo)|lora_finetune)\\.py";
  private static final Starts STARTS = Starts.NONE.script("/(?i:colossal)[^/]*/(?:.*/)?" + SCRIPT);

  /** The plugins of no other framework's script of such a name. */
  private static final Set<String> PLUGINS =
      Set.of("gemini", "gemini_auto", "3d", "ddp", "zero2", "zero2_cpu", "moe");

  @Override
  public String id() {
    return "colossalai";
  }

  @Override
  public String title() {
    return "ColossalChat";
  }

  @Override
  public Facts facts() {
    Facts facts =
        Facts.read("ColossalAI at fd5526b, 0bf46c5, 123107f and 4fb962b, applications/ColossalChat")
            .starts(STARTS)
            .starts("the same scripts elsewhere with a `--plugin` of ColossalAI's")
            .channels("`--lr` and its unique beginnings, the last one")
            .signs("a rank above zero in `--lora_config` or `--lora_rank`")
            .signs("a quantised base only by its name");
    for (Map.Entry<String, Trainer> trainer : new TreeMap<>(TRAINERS).entrySet()) {
      facts = facts.defaults(trainer.getKey(), trainer.getValue().defaults);
    }
    return facts;
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .or(() -> ofPlugin(launch))
        .flatMap(start ->
            Optional.ofNullable(TRAINERS.get(start.name()))
                .map(trainer -> read(launch, start, trainer)));
  }

  /** A copy of a script is told by a plugin of ColossalAI's among its arguments. */
  private static Optional<Starts.Start> ofPlugin(Launch launch) {
    boolean plugin =
        Flags.parse(launch.args()).flags().stream()
            .filter(flag -> flag.name().equals("--plugin") || flag.name().equals("-p"))
            .flatMap(flag -> flag.value().stream())
            .anyMatch(value -> PLUGINS.contains(value.toString()));
    return plugin ? Starts.NONE.script("/" + SCRIPT).of(launch) : Optional.empty();
  }

  private TrainingRun read(Launch launch, Starts.Start start, Trainer trainer) {
    Flags flags = Flags.parse(start.words());
    Settings settings = new Settings();
    PARSER.put(flags, settings);
    LearningRate rate =
        PARSER
            .fault(flags, LR)
            .or(() -> refused(flags))
            .orElseGet(() -> settings.rate(LR, trainer.defaults.rate()));
    boolean simpo = settings.known("loss_type").filter("simpo_loss"::equals).isPresent();
    Remedy remedy = Remedies.flag(launch, "--lr", "--lr ");
    return Draft.of(
            adapter(launch, settings),
            trainer.stage == Stage.DPO && simpo ? Stage.SIMPO : trainer.stage,
            rate,
            remedy)
        .of(this, launch, settings);
  }

  private static Optional<LearningRate> refused(Flags flags) {
    return flags.flags().stream()
        .map(Flags.Flag::name)
        .filter(name -> name.matches("--learning[-_]rate"))
        .findFirst()
        .map(name -> Numbers.invalid(Text.made(name), "is no flag of ColossalChat: write --lr"));
  }

  /** A rank above zero, in the file of {@code --lora_config} or as {@code --lora_rank}. */
  private static AdapterRun adapter(Launch launch, Settings settings) {
    if (settings.unseen(CONFIG).isPresent() || settings.unseen(RANK).isPresent()) {
      return AdapterRun.unknown(
          settings.unseen(CONFIG).or(() -> settings.unseen(RANK)).orElseThrow());
    }
    Settings all = settings;
    String rank = RANK;
    Optional<String> file = settings.known(CONFIG);
    if (file.isPresent()) {
      all = new Settings();
      rank = "r";
      switch (launch.files().read(file.get())) {
        case Reading.Found<Text>(Text text) -> Recipes.putText(text, file.get(), Dialect.JSON, all);
        case Reading.Absent<Text> _ -> all.put(rank, CONFIG, Text.made("1"));
        case Reading.Unreadable<Text>(String why) -> all.open(why);
      }
    }
    Optional<String> unseen = all.unseen(rank);
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    return all.known(rank).flatMap(Numbers::parse).filter(r -> r.signum() > 0).isPresent()
        ? Signs.ofName(settings.known("pretrain"), new Signs(rank, "").doubts(all))
        : AdapterRun.FULL;
  }
}
