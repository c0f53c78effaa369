package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * LLaMA-Factory: {@code llamafactory-cli train FILE key=value ...}, where OmegaConf puts the words
 * over the file, or flags of HfArgumentParser where there is no file
 * (src/llamafactory/hparams/parser.py).
 */
final class LlamaFactory implements Framework {
  private static final String RATE = "learning_rate";
  private static final Set<String> COMMANDS = Set.of("llamafactory-cli", "lmf");
  private static final Set<String> FIELDS =
      Set.of(
          RATE,
          "finetuning_type",
          "quantization_bit",
          "stage",
          "pref_loss",
          "lora_rank",
          "use_rslora",
          "loraplus_lr_ratio",
          "model_name_or_path");
  private static final Set<String> ABSENT = Set.of("", "None");
  private static final Signs SIGNS = new Signs("lora_rank", "use_rslora");

  /** It is transformers' own default that applies (transformers/training_args.py). */
  private static final Defaults DEFAULT =
      Defaults.of("transformers", new Defaults.Since("4.0", "5e-5"));

  @Override
  public String id() {
    return "llama-factory";
  }

  @Override
  public String title() {
    return "LLaMA-Factory";
  }

  @Override
  public Facts facts() {
    return Facts.read("LLaMA-Factory 0.9.5 at ff6d4d12e, src/llamafactory/hparams")
        .starts("`llamafactory-cli train`", "`lmf train`", "`train.py` in a folder of that name")
        .channels("`learning_rate=` behind a file, or `--learning_rate` without one", "the recipe")
        .defaults("", DEFAULT)
        .signs("`finetuning_type`, by default `lora`", "`quantization_bit` (quantised)")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    List<Word> args = launch.args();
    return switch (launch.program()) {
      case Program.Command(String name) when COMMANDS.contains(name) ->
          args.isEmpty() || !args.getFirst().is("train")
              ? Optional.empty()
              : Optional.of(read(launch, args.subList(1, args.size())));
      case Program.Script script when isTrain(script.path(), args) ->
          Optional.of(read(launch, args));
      case Program.Command _,
          Program.Module _,
          Program.Script _,
          Program.Inline _,
          Program.OfImage _,
          Program.OfResource _ ->
          Optional.empty();
    };
  }

  private static boolean isTrain(String path, List<Word> args) {
    String lower = path.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    return (lower.endsWith("/train.py") && lower.contains("llamafactory"))
        || (("/" + path).endsWith("/src/train.py")
            && args.stream().anyMatch(word -> word.text().startsWith("--finetuning_type")));
  }

  private TrainingRun read(Launch launch, List<Word> words) {
    Settings settings = new Settings();
    boolean ofFile = !words.isEmpty() && isFile(words.getFirst().text());
    if (ofFile) {
      Recipes.put(launch, words.getFirst().text(), Dialect.OMEGACONF, settings);
      KeyValues.put(words.subList(1, words.size()), settings);
    } else {
      HfArguments.put(Flags.parse(words), FIELDS, settings);
    }
    String refused = ofFile ? "--learning_rate" : "--lr";
    words.stream()
        .map(Word::text)
        .filter(text -> text.is(refused) || text.startsWith(refused + "="))
        .forEach(text ->
            settings.fail(
                Numbers.invalid(
                    text,
                    "is refused by LLaMA-Factory: write "
                        + (ofFile ? RATE + "=" : "--learning_rate"))));
    launch
        .environment()
        .get("USE_V1")
        .filter(value -> !value.is("0"))
        .ifPresent(value -> settings.open("USE_V1 selects a launcher that is not read"));
    AdapterRun adapter = adapter(settings);
    return new Draft(
            adapter.method(),
            adapter.unclear(),
            stage(settings),
            settings.rate(RATE, DEFAULT.rate()),
            adapter.doubts(),
            ofFile
                ? Remedies.word(launch, RATE, "learning_rate: ")
                : Remedies.flag(launch, "--learning_rate", "learning_rate: "))
        .of(this, launch, settings);
  }

  private static boolean isFile(Text text) {
    String path = text.toString();
    return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
  }

  /** Without a word it is LoRA (hparams/finetuning_args.py). */
  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen = settings.unseen("finetuning_type");
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    String type = value(settings, "finetuning_type").orElse("lora");
    return switch (type) {
      case "full", "freeze" -> AdapterRun.FULL;
      case "lora" ->
          settings
              .unseen("quantization_bit")
              .map(AdapterRun::unknown)
              .orElseGet(() -> lora(settings));
      default -> AdapterRun.unknown("finetuning_type \"" + type + "\" is no adapter that is known");
    };
  }

  private static AdapterRun lora(Settings settings) {
    return value(settings, "quantization_bit").isPresent()
        ? AdapterRun.qlora(SIGNS.doubts(settings))
        : Signs.ofName(value(settings, "model_name_or_path"), SIGNS.doubts(settings));
  }

  private static Stage stage(Settings settings) {
    if (settings.get("stage") instanceof Reading.Unreadable<Setting>) {
      return Stage.UNKNOWN;
    }
    return switch (settings.get("stage").found().map(s -> s.value().toString()).orElse("sft")) {
      case "sft" -> Stage.SFT;
      case "pt" -> Stage.PRETRAIN;
      case "rm" -> Stage.REWARD;
      case "ppo" -> Stage.PPO;
      case "kto" -> Stage.KTO;
      case "dpo" ->
          switch (settings.get("pref_loss").found().map(s -> s.value().toString()).orElse("")) {
            case "orpo" -> Stage.ORPO;
            case "simpo" -> Stage.SIMPO;
            default -> Stage.DPO;
          };
      default -> Stage.UNKNOWN;
    };
  }

  private static Optional<String> value(Settings settings, String key) {
    return settings.known(key).filter(text -> !ABSENT.contains(text));
  }
}
