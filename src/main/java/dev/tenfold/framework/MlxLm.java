package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;

/**
 * MLX LM: {@code mlx_lm.lora}, whose flags have dashes only and win over its recipe; without either
 * an adapter is trained at 1e-5. The base is quantised if its weights are, which only its name
 * tells. A schedule in the recipe has a rate of its own (mlx_lm/lora.py, tuner/utils.py, 0.32.2).
 */
final class MlxLm implements Framework {
  private static final String RATE = "learning_rate";
  private static final Starts STARTS =
      Starts.NONE
          .command("mlx_lm.lora")
          .command("mlx_lm", "lora")
          .module("mlx_lm\\.lora")
          .script("/mlx_lm/lora\\.py");

  /** {@code python -m mlx_lm lora}. */
  private static final Starts PACKAGE = Starts.NONE.module("mlx_lm");

  private static final Argparse OPTIONS =
      Argparse.of(
          List.of(
              "--model",
              "--train",
              "--data",
              "--fine-tune-type",
              "--optimizer",
              "--mask-prompt",
              "--num-layers",
              "--batch-size",
              "--iters",
              "--val-batches",
              "--learning-rate",
              "--steps-per-report",
              "--steps-per-eval",
              "--grad-accumulation-steps",
              "--resume-adapter-file",
              "--adapter-path",
              "--save-every",
              "--test",
              "--test-batches",
              "--max-seq-length",
              "-c",
              "--config",
              "--grad-checkpoint",
              "--clear-cache-threshold",
              "--report-to",
              "--project-name",
              "--seed",
              "--trust-remote-code"));
  private static final Signs SIGNS = new Signs("lora_parameters.rank", "");
  private static final Defaults DEFAULT = Defaults.of("mlx-lm", new Defaults.Since("0.1", "1e-5"));

  @Override
  public String id() {
    return "mlx-lm";
  }

  @Override
  public String title() {
    return "MLX LM";
  }

  @Override
  public Facts facts() {
    return Facts.read("mlx-lm 0.32.2, mlx_lm/lora.py and tuner/utils.py")
        .starts(STARTS)
        .starts("`python -m mlx_lm lora`")
        .channels(
            "`lr_schedule.arguments` of the recipe",
            "`--learning-rate` and its unique beginnings, the last one",
            "`learning_rate` of the recipe")
        .defaults("", DEFAULT)
        .signs("`fine_tune_type`, without a word LoRA", "a quantised base only by its name")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .map(Starts.Start::words)
        .or(() ->
            PACKAGE
                .of(launch)
                .map(Starts.Start::words)
                .filter(words -> !words.isEmpty() && words.getFirst().is("lora"))
                .map(words -> words.subList(1, words.size())))
        .flatMap(words -> run(launch, words))
        .or(() ->
            Recipes.alone(launch, Dialect.PYYAML_EXPONENTS, MlxLm::isShape)
                .map(settings -> run(launch, settings, Optional.empty())));
  }

  private static boolean isShape(Settings settings) {
    return settings.tree("lora_parameters").isPresent()
        && settings.tree("adapter_path").isPresent();
  }

  private Optional<TrainingRun> run(Launch launch, List<Word> words) {
    Flags flags = Flags.parse(words);
    Settings settings = new Settings();
    flags.flags().stream()
        .flatMap(flag -> config(flag).stream())
        .reduce((first, last) -> last)
        .ifPresent(path -> Recipes.put(launch, path, Dialect.PYYAML_EXPONENTS, settings));
    OPTIONS.put(flags, settings);
    if (settings.unseen("train").isEmpty() && !settings.isTruthy("train")) {
      return Optional.empty();
    }
    return Optional.of(run(launch, settings, OPTIONS.fault(flags, RATE)));
  }

  private TrainingRun run(Launch launch, Settings settings, Optional<LearningRate> fault) {
    boolean ofSchedule = settings.tree("lr_schedule").orElse(null) instanceof Tree.Mapping;
    return Draft.of(
            adapter(settings),
            Stage.SFT,
            fault.orElseGet(() -> ofSchedule ? ofSchedule(settings) : rate(settings)),
            ofSchedule
                ? Remedy.write("the first of lr_schedule's arguments to ")
                : Remedies.flag(launch, "--learning-rate", "learning_rate: "))
        .of(this, launch, settings);
  }

  /** Null is as if nobody had set it. */
  private static LearningRate rate(Settings settings) {
    return settings.isNull(RATE) ? DEFAULT.rate() : settings.strictRate(RATE, DEFAULT.rate());
  }

  private static Optional<Text> config(Flags.Flag flag) {
    boolean joined = flag.name().startsWith("-c") && flag.name().length() > 2;
    return joined
        ? Optional.of(Text.made(flag.name().substring("-c".length())))
        : flag.value().filter(value -> isConfig(flag.name()));
  }

  private static boolean isConfig(String flag) {
    return OPTIONS.key(flag).filter(key -> key.equals("config") || key.equals("c")).isPresent();
  }

  /** All schedules but one begin with the highest rate. */
  private static LearningRate ofSchedule(Settings settings) {
    boolean rises =
        settings.known("lr_schedule.name").filter("linear_schedule"::equals).isPresent();
    return !rises
            && settings.tree("lr_schedule.arguments").orElse(null)
                instanceof Tree.Sequence(List<Tree> arguments, var _)
            && !arguments.isEmpty()
            && arguments.getFirst() instanceof Tree.Scalar first
        ? Numbers.rate(first.text())
        : new LearningRate.Hidden("lr_schedule sets it");
  }

  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen = settings.unseen("fine_tune_type");
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    return switch (settings.known("fine_tune_type").orElse("lora")) {
      case "full" -> AdapterRun.FULL;
      default -> Signs.ofName(settings.known("model"), SIGNS.doubts(settings));
    };
  }
}
