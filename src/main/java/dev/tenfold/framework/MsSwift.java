package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * ms-swift: {@code swift sft|pt|rlhf}, HfArgumentParser, where a file as the first word is spliced
 * in before the others and {@code RAY_SWIFT_ARGS} stands for all of them. Without a rate it is 1e-5
 * for full fine-tuning and 1e-4 for everything else. {@code megatron} takes {@code --lr}
 * (swift/cli/main.py, arguments/sft_args.py, utils/utils.py, 4.6.0; tuners were train_type in 3.x
 * and sft_type in 2.x).
 */
final class MsSwift implements Framework {
  private static final Starts STARTS =
      Starts.NONE
          .command("swift", "sft", "pt", "rlhf")
          .module("swift\\.cli\\.(sft|pt|rlhf)")
          .script("/swift/cli/(sft|pt|rlhf)\\.py");
  private static final Starts MEGATRON =
      Starts.NONE
          .command("megatron", "sft", "pt", "rlhf")
          .module("swift\\.cli\\._megatron\\.(sft|pt|rlhf)")
          .script("/swift/cli/_megatron/(sft|pt|rlhf)\\.py");
  private static final Set<String> FIELDS =
      Set.of(
          "learning_rate",
          "lr_scheduler_type",
          "lr_scheduler_kwargs",
          "tuner_type",
          "train_type",
          "sft_type",
          "quant_bits",
          "quant_method",
          "quantization_bit",
          "rlhf_type",
          "loss_type",
          "lora_rank",
          "use_rslora",
          "lorap_lr_ratio",
          "model",
          "model_id_or_path");
  private static final Set<String> MEGATRON_FIELDS =
      Set.of("lr", "tuner_type", "train_type", "lora_rank", "use_rslora", "rlhf_type", "model");
  private static final List<String> TUNERS = List.of("tuner_type", "train_type", "sft_type");
  private static final Map<String, Stage> STAGES =
      Map.of(
          "dpo", Stage.DPO,
          "orpo", Stage.ORPO,
          "simpo", Stage.SIMPO,
          "kto", Stage.KTO,
          "cpo", Stage.CPO,
          "rm", Stage.REWARD,
          "ppo", Stage.PPO,
          "grpo", Stage.GRPO,
          "gkd", Stage.SFT);
  private static final Set<String> LORA = Set.of("lora", "longlora", "adalora", "lora_llm");

  /** LLaMA-Pro trains blocks that it adds. */
  private static final Set<String> FULL = Set.of("full", "llamapro");

  private static final Signs SIGNS = new Signs("lora_rank", "use_rslora");
  private static final Defaults OF_FULL =
      Defaults.of("ms-swift", new Defaults.Since("2.0", "1e-5"));
  private static final Defaults OF_OTHERS =
      Defaults.of("ms-swift", new Defaults.Since("2.0", "1e-4"));

  @Override
  public String id() {
    return "ms-swift";
  }

  @Override
  public String title() {
    return "ms-swift";
  }

  @Override
  public Facts facts() {
    return Facts.read("ms-swift 4.6.0, swift/cli/main.py and arguments/sft_args.py")
        .starts(STARTS)
        .starts(MEGATRON)
        .channels(
            "`$RAY_SWIFT_ARGS`, which stands for all words",
            "`--learning_rate` and its unique beginnings, the last one; under megatron `--lr`",
            "the file, first word")
        .defaults("full fine-tuning", OF_FULL)
        .defaults("else", OF_OTHERS)
        .signs(
            "`" + String.join("`, `", TUNERS) + "`, without a word LoRA; under megatron full",
            "`quant_method` with `quant_bits`, or `quantization_bit` (quantised)")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .map(start -> run(launch, start, "learning_rate", FIELDS))
        .or(() -> MEGATRON.of(launch).map(start -> run(launch, start, "lr", MEGATRON_FIELDS)));
  }

  private TrainingRun run(Launch launch, Starts.Start start, String rate, Set<String> fields) {
    Settings settings = new Settings();
    Optional<Text> ray = launch.environment().get("RAY_SWIFT_ARGS");
    List<Word> words = ray.map(MsSwift::words).orElse(start.words());
    boolean ofFile = !words.isEmpty() && isFile(words.getFirst().text());
    if (ofFile) {
      Text path = words.getFirst().text();
      Recipes.put(launch, path, dialect(path), settings);
      if (settings.rate(rate, OF_OTHERS.rate()) instanceof LearningRate.Invalid invalid
          && !Numbers.isFloat(invalid.written())) {
        settings.fail(invalid);
      }
    }
    List<Word> flags = ofFile ? words.subList(1, words.size()) : words;
    HfArguments.put(Flags.parse(flags), fields, settings);
    Optional<Text> appended = appended(flags);
    appended.ifPresent(path -> Recipes.put(launch, path, Dialect.OMEGACONF, settings));
    Stage stage = stage(start.name(), settings);
    boolean megatron = rate.equals("lr");
    AdapterRun adapter = adapter(settings, megatron);
    Defaults byDefault = tuner(settings, megatron).equals("full") ? OF_FULL : OF_OTHERS;
    LearningRate effective =
        (megatron ? fault(flags) : HfArguments.fault(flags, fields, title()))
            .orElseGet(() -> settings.rate(rate, byDefault.rate()));
    Draft draft =
        Draft.of(
            adapter,
            stage,
            effective,
            ray.isPresent() || appended.isPresent()
                ? Remedies.flag(launch, "--" + rate, rate + ": ").withoutAddition()
                : Remedies.flag(launch, "--" + rate, rate + ": "));
    return (settings.known("rlhf_type").filter("gkd"::equals).isPresent()
            ? draft.doubted(Doubt.RELATED_STAGE)
            : draft)
        .of(this, launch, settings);
  }

  /** The file of {@code --config}, which 3.9 to 3.12 put behind all words. */
  private static Optional<Text> appended(List<Word> words) {
    return Flags.parse(words).flags().stream()
        .filter(flag -> flag.name().equals("--config"))
        .flatMap(flag -> flag.value().stream())
        .findFirst();
  }

  private static Optional<LearningRate> fault(List<Word> words) {
    Flags flags = Flags.parse(words);
    return flags.flags().stream()
        .map(Flags.Flag::name)
        .filter(name -> name.matches("--learning[-_]rate"))
        .findFirst()
        .<LearningRate>map(
            name -> new LearningRate.Hidden("not every version of megatron knows " + name))
        .or(() ->
            ArgparseRate.fault(flags, flag -> HfArguments.resolve(flag, MEGATRON_FIELDS), "lr"));
  }

  /** A JSON list of words. */
  private static List<Word> words(Text json) {
    Tree tree = YamlText.read(json).trees().stream().findFirst().orElse(null);
    if (!json.isKnown() || !(tree instanceof Tree.Sequence(List<Tree> items, var _))) {
      return List.of(Word.any(Text.unknown("RAY_SWIFT_ARGS")));
    }
    return items.stream()
        .map(item ->
            Word.of(item instanceof Tree.Scalar scalar ? scalar.text() : Text.unknown("a list")))
        .toList();
  }

  private static boolean isFile(Text text) {
    String path = text.toString();
    return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
  }

  private static Dialect dialect(Text path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".json")
        ? Dialect.JSON
        : Dialect.PYYAML;
  }

  private static Stage stage(String name, Settings settings) {
    return switch (name) {
      case "sft" -> Stage.SFT;
      case "pt" -> Stage.PRETRAIN;
      default ->
          settings.unseen("rlhf_type").isPresent()
              ? Stage.UNKNOWN
              : STAGES.getOrDefault(settings.known("rlhf_type").orElse("dpo"), Stage.UNKNOWN);
    };
  }

  private static String tuner(Settings settings, boolean megatron) {
    return TUNERS.stream()
        .flatMap(key -> settings.known(key).stream())
        .findFirst()
        .orElse(megatron ? "full" : "lora");
  }

  private static AdapterRun adapter(Settings settings, boolean megatron) {
    for (String key : TUNERS) {
      Optional<String> unseen = settings.unseen(key);
      if (unseen.isPresent()) {
        return AdapterRun.unknown(unseen.get());
      }
    }
    String tuner = tuner(settings, megatron);
    if (FULL.contains(tuner)) {
      return AdapterRun.FULL;
    }
    if (!LORA.contains(tuner)) {
      return AdapterRun.unknown("the tuner \"" + tuner + "\" is no LoRA");
    }
    Set<Doubt> doubts = SIGNS.doubts(settings);
    if (settings.known("lorap_lr_ratio").flatMap(Numbers::parse).isPresent()) {
      doubts.add(Doubt.LORA_PLUS);
    }
    Optional<String> unseen =
        settings.unseen("quant_method").or(() -> settings.unseen("quantization_bit"));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    return isQuantised(settings)
        ? AdapterRun.qlora(doubts)
        : Signs.ofName(
            settings.known("model").or(() -> settings.known("model_id_or_path")), doubts);
  }

  /** {@code quant_bits} alone does nothing; 2.x had only {@code quantization_bit}. */
  private static boolean isQuantised(Settings settings) {
    boolean fp8 = settings.known("quant_method").filter("fp8"::equals).isPresent();
    return fp8
        || (settings.known("quant_method").isPresent() && settings.known("quant_bits").isPresent())
        || settings
            .known("quantization_bit")
            .flatMap(Numbers::parse)
            .filter(n -> n.signum() > 0)
            .isPresent();
  }
}
