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
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of LLaMA-Factory's trainers (hparams/parser.py, finetuning_args.py, model_args.py,
 * 0.9.5). Its releases before 0.9.4 read YAML with PyYAML, which takes {@code 2e-5} for a string.
 */
final class LlamaFactoryRun {
  static final String RATE = "learning_rate";

  private static final String TYPE = "finetuning_type";
  private static final String BITS = "quantization_bit";
  private static final Set<String> FIELDS =
      Set.of(
          RATE,
          TYPE,
          BITS,
          "stage",
          "do_train",
          "do_eval",
          "do_predict",
          "predict_with_generate",
          "pref_loss",
          "lora_rank",
          "use_rslora",
          "use_ray",
          "loraplus_lr_ratio",
          "model_name_or_path",
          "lr_scheduler_type",
          "lr_scheduler_kwargs");
  static final Signs SIGNS = new Signs("lora_rank", "use_rslora");

  /** It is transformers' own default that applies (transformers/training_args.py). */
  static final Defaults DEFAULT = Defaults.of("transformers", new Defaults.Since("4.0", "5e-5"));

  private LlamaFactoryRun() {}

  /** Empty where the arguments say that nothing is trained. */
  static Optional<TrainingRun> read(Framework framework, Launch launch, List<Word> words) {
    Settings settings = new Settings();
    boolean ofFile = !words.isEmpty() && isFile(words.getFirst().text());
    if (ofFile) {
      Recipes.put(launch, words.getFirst().text(), Dialect.OMEGACONF, settings);
      KeyValues.put(words.subList(1, words.size()), settings);
    } else {
      HfArguments.put(Flags.parse(words), FIELDS, settings);
    }
    if (ofFile && !LlamaFactory.isEnabled(launch.environment(), "ALLOW_EXTRA_ARGS")) {
      refuse(words, settings);
    }
    LearningRate rate =
        (ofFile
                ? Optional.<LearningRate>empty()
                : HfArguments.fault(words, FIELDS, "LLaMA-Factory"))
            .orElseGet(() -> rate(settings));
    return trains(settings)
        ? Optional.of(
            Draft.of(
                    adapter(settings),
                    stage(settings),
                    rate,
                    ofFile
                        ? Remedies.word(launch, RATE, "learning_rate: ")
                        : Remedies.flag(launch, "--learning_rate", "learning_rate: "))
                .of(framework, launch, settings))
        : Optional.empty();
  }

  /** A recipe by itself: LLaMA-Factory's keys for the stage and the method together. */
  static Optional<TrainingRun> recipe(Framework framework, Launch launch) {
    return Recipes.alone(launch, Dialect.OMEGACONF, LlamaFactoryRun::isRecipe)
        .map(settings ->
            Draft.of(
                    adapter(settings),
                    stage(settings),
                    rate(settings),
                    Remedy.write("learning_rate: "))
                .of(framework, launch, settings));
  }

  private static boolean isRecipe(Settings settings) {
    return settings.known(TYPE).isPresent()
        && settings.known("model_name_or_path").isPresent()
        && (settings.known("stage").isPresent() || settings.known("template").isPresent())
        && trains(settings);
  }

  private static LearningRate rate(Settings settings) {
    return settings.strictRate(RATE, DEFAULT.rate());
  }

  /** Behind a file a flag is a key that nobody knows. */
  private static void refuse(List<Word> words, Settings settings) {
    words.stream()
        .map(Word::text)
        .filter(text -> text.is("--learning_rate") || text.startsWith("--learning_rate="))
        .forEach(text ->
            settings.fail(
                Numbers.invalid(text, "is refused by LLaMA-Factory: write " + RATE + "=")));
  }

  private static boolean isFile(Text text) {
    String path = text.toString();
    return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
  }

  /** {@code do_train: false}, or only {@code do_predict} or {@code do_eval}, trains nothing. */
  private static boolean trains(Settings settings) {
    return switch (settings.bool("do_train")) {
      case Reading.Found<Boolean>(Boolean train) ->
          train
              || (settings.get("do_train") instanceof Reading.Absent<Setting>
                  && !settings.isTrue("do_predict")
                  && !settings.isTrue("do_eval"));
      case Reading.Absent<Boolean> _, Reading.Unreadable<Boolean> _ -> true;
    };
  }

  /** Without a word it is LoRA. */
  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen = settings.unseen(TYPE);
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    String type = value(settings, TYPE).orElse("lora");
    return switch (type) {
      case "full", "freeze" -> AdapterRun.FULL;
      case "lora" -> settings.unseen(BITS).map(AdapterRun::unknown).orElseGet(() -> lora(settings));
      case "oft" -> AdapterRun.unknown("OFT adapters have rates of their own");
      default -> AdapterRun.unknown("finetuning_type \"" + type + "\" is no adapter that is known");
    };
  }

  private static AdapterRun lora(Settings settings) {
    return value(settings, BITS).isPresent()
        ? AdapterRun.qlora(SIGNS.doubts(settings))
        : Signs.ofName(value(settings, "model_name_or_path"), SIGNS.doubts(settings));
  }

  private static Stage stage(Settings settings) {
    if (settings.unseen("stage").isPresent()) {
      return Stage.UNKNOWN;
    }
    return switch (settings.known("stage").orElse("sft")) {
      case "sft" -> Stage.SFT;
      case "pt" -> Stage.PRETRAIN;
      case "rm" -> Stage.REWARD;
      case "ppo" -> Stage.PPO;
      case "kto" -> Stage.KTO;
      case "dpo" ->
          switch (settings.known("pref_loss").orElse("")) {
            case "orpo" -> Stage.ORPO;
            case "simpo" -> Stage.SIMPO;
            default -> Stage.DPO;
          };
      default -> Stage.UNKNOWN;
    };
  }

  private static Optional<String> value(Settings settings, String key) {
    return settings.known(key).filter(text -> !text.isEmpty());
  }
}
