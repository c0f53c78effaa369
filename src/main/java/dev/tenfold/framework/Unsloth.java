package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Unsloth from a command line: {@code unsloth train}, whose flags have dashes only and win over its
 * recipe, and {@code unsloth-cli.py}, whose flags have underscores only. The command trains an
 * adapter on a base of 4 bits at 2e-4 unless it is told otherwise; the script loads 4 bits only
 * with {@code --load_in_4bit}, and always trains an adapter (unsloth_cli/config.py and
 * commands/train.py, 2026.10.9; unsloth-cli.py).
 */
final class Unsloth implements Framework {
  private static final String RATE = "learning_rate";
  private static final String KEY = "training." + RATE;
  private static final Starts STARTS =
      Starts.NONE.command("unsloth", "train").script("/(unsloth-cli)\\.py");

  /** {@code python -m unsloth_cli train}. */
  private static final Starts PACKAGE = Starts.NONE.module("unsloth_cli");

  /** The options of the command that matter here; none may be shortened. */
  private static final Map<String, String> COMMAND =
      Map.of(
          "--learning-rate", KEY,
          "--training-type", "training.training_type",
          "--model", "model",
          "--lora-r", "lora.lora_r");

  private static final Map<String, String> SWITCHES =
      Map.of(
          "load-in-4bit", "training.load_in_4bit",
          "use-rslora", "lora.use_rslora");

  private static final Argparse SCRIPT =
      Argparse.of(
          List.of(
              "--model_name",
              "--max_seq_length",
              "--dtype",
              "--dataset",
              "--r",
              "--lora_alpha",
              "--lora_dropout",
              "--bias",
              "--use_gradient_checkpointing",
              "--random_state",
              "--loftq_config",
              "--per_device_train_batch_size",
              "--per_device_eval_batch_size",
              "--gradient_accumulation_steps",
              "--warmup_steps",
              "--max_steps",
              "--optim",
              "--weight_decay",
              "--lr_scheduler_type",
              "--seed",
              "--report_to",
              "--logging_steps",
              "--output_dir",
              "--save_method",
              "--save_path",
              "--hub_path",
              "--hub_token",
              "--load_in_4bit",
              "--use_rslora",
              "--save_model",
              "--save_gguf",
              "--push_model",
              "--push_gguf",
              "--learning_rate",
              "--quantization"));

  private static final Pattern REFUSED = Pattern.compile("--lr|--learning(?!-rate$).*");
  private static final Signs SIGNS =
      new Signs("lora.lora_r", "lora.use_rslora", "training.load_in_4bit");
  private static final Signs SCRIPT_SIGNS = new Signs("r", "use_rslora", "load_in_4bit");

  /** The script has had it since 2024; the command since it came. */
  private static final Defaults DEFAULT =
      Defaults.of("unsloth", new Defaults.Since("2024.6", "2e-4"));

  @Override
  public String id() {
    return "unsloth";
  }

  @Override
  public String title() {
    return "Unsloth";
  }

  @Override
  public Facts facts() {
    return Facts.read("unsloth 2026.10.9, unsloth_cli and unsloth-cli.py")
        .starts(STARTS)
        .starts("`python -m unsloth_cli train`")
        .channels(
            "`--learning-rate`, the last one",
            "`" + KEY + "` of the recipe",
            "of the script `--learning_rate` and its unique beginnings, the last one")
        .defaults("", DEFAULT)
        .signs("`training.training_type`, without a word LoRA; the script always")
        .signs("4 bits without a word; the script not")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    Optional<Starts.Start> start = STARTS.of(launch);
    if (start.isPresent()) {
      return Optional.of(
          start.get().way() == Starts.Way.SCRIPT
              ? script(launch, start.get().words())
              : command(launch, start.get().words()));
    }
    return PACKAGE
        .of(launch)
        .map(Starts.Start::words)
        .filter(words -> !words.isEmpty() && words.getFirst().is("train"))
        .map(words -> command(launch, words.subList(1, words.size())))
        .or(() ->
            Recipes.alone(launch, Dialect.PYYAML, Unsloth::isShape)
                .map(settings -> command(launch, settings, Remedy.write("learning_rate: "))));
  }

  private static boolean isShape(Settings settings) {
    return settings.tree("training.training_type").isPresent()
        && settings.tree("model").isPresent();
  }

  private TrainingRun command(Launch launch, List<Word> words) {
    Settings settings = new Settings();
    Flags flags = Flags.parse(words);
    flags.flags().stream()
        .filter(flag -> flag.name().equals("--config") || flag.name().equals("-c"))
        .flatMap(flag -> flag.value().stream())
        .reduce((first, last) -> last)
        .ifPresent(path -> Recipes.put(launch, path, dialect(path), settings));
    if (settings.tree(RATE).isPresent()) {
      settings.fail(
          Numbers.invalid(
              Text.made(RATE), "stands at the top of the recipe: it goes below training:"));
    }
    // pydantic checks the recipe before the flags are put over it
    if (settings.pydanticRate(KEY, DEFAULT.rate()) instanceof LearningRate.Invalid invalid
        && !Numbers.isFloat(invalid.written())) {
      settings.fail(invalid);
    }
    flags.flags().forEach(flag -> put(flag, settings));
    return command(launch, settings, Remedies.flag(launch, "--learning-rate", "learning_rate: "));
  }

  private static void put(Flags.Flag flag, Settings settings) {
    String name = flag.name();
    if (flag.isUnknown()) {
      settings.open(flag.unknown());
    } else if (REFUSED.matcher(name).matches()) {
      settings.fail(
          Numbers.invalid(Text.made(name), "is no flag of unsloth train: write --learning-rate"));
    } else if (COMMAND.containsKey(name)) {
      settings.put(
          COMMAND.getOrDefault(name, ""), name, flag.value().orElseGet(() -> Text.made("")));
    } else {
      String bare = name.replaceFirst("^--(no-)?", "");
      Optional.ofNullable(SWITCHES.get(bare))
          .ifPresent(key ->
              settings.put(key, name, Text.made(name.startsWith("--no-") ? "false" : "true")));
    }
  }

  private TrainingRun command(Launch launch, Settings settings, Remedy remedy) {
    return Draft.of(
            adapter(settings), Stage.SFT, settings.pydanticRate(KEY, DEFAULT.rate()), remedy)
        .of(this, launch, settings);
  }

  /** A name without {@code .yaml} is read as JSON. */
  private static Dialect dialect(Text path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml") ? Dialect.PYYAML : Dialect.JSON;
  }

  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen = settings.unseen("training.training_type");
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    String type = settings.known("training.training_type").orElse("lora");
    if (type.strip().equalsIgnoreCase("full")) {
      return AdapterRun.FULL;
    }
    return settings.get("training.load_in_4bit") instanceof Reading.Absent<Setting> _
        ? AdapterRun.qlora(SIGNS.doubts(settings))
        : SIGNS.adapter(settings, settings.known("model"));
  }

  private TrainingRun script(Launch launch, List<Word> words) {
    Flags flags = Flags.parse(words);
    Settings settings = new Settings();
    SCRIPT.put(flags, settings);
    flags.flags().stream()
        .map(Flags.Flag::name)
        .filter(name -> name.equals("--lr") || name.equals("--learning-rate"))
        .findFirst()
        .ifPresent(name ->
            settings.fail(
                Numbers.invalid(
                    Text.made(name), "is no flag of unsloth-cli.py: write --learning_rate")));
    return Draft.of(
            SCRIPT_SIGNS.adapter(settings, settings.known("model_name")),
            Stage.SFT,
            SCRIPT.fault(flags, RATE).orElseGet(() -> settings.rate(RATE, DEFAULT.rate())),
            Remedies.flag(launch, "--learning_rate", "--learning_rate "))
        .of(this, launch, settings);
  }
}
