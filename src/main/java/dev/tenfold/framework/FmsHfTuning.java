package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.source.Base64Text;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Setting.Kind;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;
import java.util.Set;

/**
 * fms-hf-tuning (tuning/sft_trainer.py, tuning/utils/config_utils.py, 3.2.2): flags, or JSON of the
 * same keys, which two variables name. With JSON the command line is not parsed at all; it is taken
 * without a cast, so that a rate in quotes is a string that crashes.
 */
final class FmsHfTuning implements Framework {
  private static final String RATE = "learning_rate";
  private static final String ENCODED = "SFT_TRAINER_CONFIG_JSON_ENV_VAR";
  private static final String PATH = "SFT_TRAINER_CONFIG_JSON_PATH";
  private static final Starts STARTS =
      Starts.NONE
          .module("tuning\\.sft_trainer")
          .script("/tuning/sft_trainer\\.py")
          .script("/accelerate_launch\\.py");
  private static final Set<String> FIELDS =
      Set.of(
          RATE,
          "lr_scheduler_type",
          "peft_method",
          "quantization_method",
          "auto_gptq",
          "bnb_qlora",
          "r",
          "use_rslora",
          "model_name_or_path",
          "deepspeed");
  private static final Set<String> METHODS = Set.of("lora", "alora", "pt");
  private static final Signs SIGNS = new Signs("r", "use_rslora");

  /** It subclasses transformers' TrainingArguments, not TRL's (tuning/config/configs.py). */
  private static final Defaults DEFAULT =
      Defaults.of("transformers", new Defaults.Since("4.0", "5e-5"));

  @Override
  public String id() {
    return "fms-hf-tuning";
  }

  @Override
  public String title() {
    return "fms-hf-tuning";
  }

  @Override
  public Facts facts() {
    return Facts.read("fms-hf-tuning 3.2.2, tuning/sft_trainer.py")
        .starts(STARTS)
        .channels(
            "`$" + ENCODED + "`, base64 of JSON",
            "`$" + PATH + "`, a JSON file",
            "`--learning_rate`, only without JSON")
        .defaults("transformers'", DEFAULT)
        .signs("`peft_method`", "`auto_gptq`, `bnb_qlora` or `quantization_method` (quantised)")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    boolean ofImage =
        launch.program() instanceof Program.OfImage
            && (launch.environment().get(ENCODED).isPresent()
                || launch.environment().get(PATH).isPresent());
    return STARTS.of(launch).isPresent() || ofImage ? Optional.of(run(launch)) : Optional.empty();
  }

  private TrainingRun run(Launch launch) {
    Settings settings = new Settings();
    Optional<Text> encoded = launch.environment().get(ENCODED).filter(text -> text.length() > 0);
    Optional<Text> path = launch.environment().get(PATH).filter(text -> text.length() > 0);
    if (encoded.isPresent()) {
      switch (Base64Text.decoded(encoded.get())) {
        case Reading.Found<Text>(Text text) ->
            Recipes.putText(text, "$" + ENCODED, Dialect.JSON, settings);
        case Reading.Unreadable<Text>(String why) -> settings.open("$" + ENCODED + ": " + why);
        case Reading.Absent<Text> _ -> {}
      }
    } else if (path.isPresent()) {
      Recipes.put(launch, path.get(), Dialect.JSON, settings);
    }
    // an empty object is no configuration for it
    boolean json = (encoded.isPresent() || path.isPresent()) && !settings.isEmpty();
    Optional<LearningRate> fault = Optional.empty();
    if (!json) {
      HfArguments.put(Flags.parse(launch.args()), FIELDS, settings);
      fault = HfArguments.fault(launch.args(), FIELDS, title());
    }
    AdapterRun adapter = adapter(settings);
    return new Draft(
            adapter.method(),
            adapter.unclear(),
            Stage.SFT,
            fault.orElseGet(() ->
                json
                    ? settings.strictRate(RATE, DEFAULT.rate())
                    : settings.rate(RATE, DEFAULT.rate())),
            adapter.doubts(),
            json
                ? Remedy.write("\"learning_rate\": ")
                : Remedies.flag(launch, "--learning_rate", "\"learning_rate\": "))
        .of(this, launch, settings);
  }

  /**
   * Quantisation is of use only with an adapter (acceleration_configs/quantized_lora_config.py).
   */
  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen = settings.unseen("peft_method");
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    return switch (method(settings)) {
      case "none" -> AdapterRun.FULL;
      case "lora", "alora" ->
          isQuantised(settings)
              ? AdapterRun.qlora(SIGNS.doubts(settings))
              : Signs.ofName(settings.known("model_name_or_path"), SIGNS.doubts(settings));
      case "pt" -> AdapterRun.unknown("prompt tuning takes rates of its own");
      case String other -> AdapterRun.unknown("peft_method \"" + other + "\" is not known");
    };
  }

  /** Only a flag is put in lower case; what JSON writes in another one is no method of it. */
  private static String method(Settings settings) {
    Optional<Setting> setting =
        settings.get("peft_method").found().filter(found -> found.kind() != Kind.NULL);
    if (setting.isEmpty()) {
      return "none";
    }
    String method = setting.get().value().toString();
    return setting.get().kind() == Kind.TEXT
        ? method.toLowerCase(java.util.Locale.ROOT)
        : METHODS.contains(method) ? method : "none";
  }

  private static boolean isQuantised(Settings settings) {
    return isSet(settings, "auto_gptq")
        || isSet(settings, "bnb_qlora")
        || settings.known("quantization_method").filter("mxfp4"::equals).isPresent();
  }

  private static boolean isSet(Settings settings, String key) {
    return settings.known(key).isPresent()
        || settings
            .tree(key)
            .filter(tree -> !(tree instanceof dev.tenfold.source.YamlText.Tree.Scalar))
            .isPresent();
  }
}
