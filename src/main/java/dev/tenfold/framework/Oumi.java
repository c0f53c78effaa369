package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Oumi: {@code oumi train -c FILE --training.learning_rate 1e-4}, where the file may be one of its
 * own by name, and {@code oumi tune}, which searches (oumi/cli/train.py, cli/cli_utils.py,
 * core/configs, 0.9).
 */
final class Oumi implements Framework {
  /** The keys of a configuration, which {@code oumi tune} has elsewhere. */
  private record Keys(String rate, String peft, String quantised, String trainer, Signs signs) {
    static final Keys TRAIN =
        new Keys(
            "training.learning_rate",
            "training.use_peft",
            "peft.q_lora",
            "training.trainer_type",
            new Signs("peft.lora_r", "peft.use_rslora"));
    static final Keys TUNE =
        new Keys(
            "tuning.fixed_training_params.learning_rate",
            "tuning.fixed_training_params.use_peft",
            "tuning.fixed_peft_params.q_lora",
            "tuning.fixed_training_params.trainer_type",
            new Signs("tuning.fixed_peft_params.lora_r", "tuning.fixed_peft_params.use_rslora"));
  }

  private static final String OWN = "oumi://configs/";
  private static final Pattern NEARLY = Pattern.compile("(?:training\\.)?(?:lr|learning[-_].*)");
  private static final Map<String, Stage> STAGES =
      Map.of(
          "TRL_SFT", Stage.SFT,
          "TRL_DPO", Stage.DPO,
          "TRL_KTO", Stage.KTO,
          "TRL_GRPO", Stage.GRPO,
          "VERL_GRPO", Stage.GRPO,
          "TRL_GKD", Stage.SFT,
          "TRL_GOLD", Stage.SFT);
  private static final Set<String> RELATED = Set.of("TRL_GKD", "TRL_GOLD");
  private static final Starts STARTS =
      Starts.NONE.command("oumi", "train", "tune").module("(oumi)(?:\\.cli\\.main)?");

  /** core/configs/params/training_params.py. */
  private static final Defaults DEFAULT = Defaults.of("Oumi", new Defaults.Since("0.1.0", "5e-5"));

  @Override
  public String id() {
    return "oumi";
  }

  @Override
  public String title() {
    return "Oumi";
  }

  @Override
  public Facts facts() {
    return Facts.read("Oumi 0.9, cli/train.py, cli/cli_utils.py and core/configs")
        .starts(STARTS)
        .starts("a recipe with `training.trainer_type`")
        .channels(
            "`--" + Keys.TRAIN.rate + "`, the last one",
            "the file of `--config`",
            "its own configuration of that name, " + OumiConfigs.ALL.byName().size() + " known",
            "under `oumi tune` `tuning.*`")
        .defaults("", DEFAULT)
        .signs("`" + Keys.TRAIN.peft + "`", "`" + Keys.TRAIN.quantised + "` (quantised)")
        .signs(Keys.TRAIN.signs);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return Recipes.alone(launch, Dialect.OMEGACONF, Oumi::isRecipe)
        .map(settings ->
            run(launch, settings, Keys.TRAIN, Optional.empty(), Remedy.write("learning_rate: ")))
        .or(() -> STARTS.of(launch).flatMap(start -> start(launch, start)));
  }

  private static boolean isRecipe(Settings settings) {
    return settings.known("training.trainer_type").filter(STAGES::containsKey).isPresent()
        && settings.known("model.model_name").isPresent();
  }

  private Optional<TrainingRun> start(Launch launch, Starts.Start start) {
    List<Word> words = start.words();
    if (start.way() != Starts.Way.MODULE) {
      return Optional.of(read(launch, start.name(), words));
    }
    return words.isEmpty() || !(words.getFirst().is("train") || words.getFirst().is("tune"))
        ? Optional.empty()
        : Optional.of(read(launch, words.getFirst().toString(), words.subList(1, words.size())));
  }

  private TrainingRun read(Launch launch, String command, List<Word> words) {
    Settings settings = new Settings();
    Keys keys = command.equals("tune") ? Keys.TUNE : Keys.TRAIN;
    Flags flags = Flags.parse(words);
    Optional<Text> config = config(flags);
    Optional<BuiltIns.Entry> builtIn = config.flatMap(Text::known).flatMap(name -> builtIn(name));
    if (builtIn.isEmpty()) {
      config.ifPresent(path -> recipe(launch, path, settings));
    }
    builtIn.ifPresent(entry -> put(entry, config.get().toString(), keys, settings));
    for (Flags.Flag flag : flags.flags()) {
      put(flag, keys, settings);
    }
    words.stream()
        .map(Word::text)
        .filter(text -> text.startsWith(keys.rate + "="))
        .forEach(text ->
            settings.fail(Numbers.invalid(text, "is refused by Oumi: write --" + keys.rate + "=")));
    return run(
        launch,
        settings,
        keys,
        builtIn,
        Remedies.flag(launch, "--" + keys.rate, "learning_rate: "));
  }

  private static Optional<Text> config(Flags flags) {
    return flags.flags().stream()
        .filter(flag -> flag.name().equals("-c") || flag.name().equals("--config"))
        .reduce((first, second) -> second)
        .flatMap(Flags.Flag::value);
  }

  private static Optional<BuiltIns.Entry> builtIn(String name) {
    return OumiConfigs.ALL.find(name.startsWith(OWN) ? name.substring(OWN.length()) : name);
  }

  private static void recipe(Launch launch, Text path, Settings settings) {
    if (path.startsWith("oumi://")) {
      settings.open("the recipe " + path + " is fetched when the job starts");
    } else {
      Recipes.put(launch, path, Dialect.OMEGACONF, settings);
    }
  }

  private static void put(BuiltIns.Entry entry, String name, Keys keys, Settings settings) {
    boolean adapter = entry.method() != Method.FULL;
    settings.put(keys.peft, name, Text.made(String.valueOf(adapter)));
    settings.put(keys.quantised, name, Text.made(String.valueOf(entry.method() == Method.QLORA)));
    STAGES.entrySet().stream()
        .filter(trainer -> trainer.getValue() == entry.stage())
        .filter(trainer -> !RELATED.contains(trainer.getKey()))
        .findAny()
        .ifPresent(trainer -> settings.put(keys.trainer, name, Text.made(trainer.getKey())));
  }

  /** A flag with dots is a key; one that belongs to the command line itself sets nothing. */
  private static void put(Flags.Flag flag, Keys keys, Settings settings) {
    if (flag.isUnknown()) {
      settings.open(flag.unknown());
    } else if (flag.name().startsWith("--")) {
      String key = flag.name().substring(2);
      if (key.equals(keys.rate) && flag.value().isEmpty()) {
        settings.fail(Numbers.invalid(Text.made(flag.name()), "has no value"));
      } else if (NEARLY.matcher(key).matches() && !KeyValues.key(key).equals(keys.rate)) {
        settings.fail(
            Numbers.invalid(Text.made(flag.name()), "is no key of Oumi's: write --" + keys.rate));
      }
      flag.value().ifPresent(value -> KeyValues.put(key, value.strip(), settings));
    }
  }

  private TrainingRun run(
      Launch launch,
      Settings settings,
      Keys keys,
      Optional<BuiltIns.Entry> builtIn,
      Remedy remedy) {
    LearningRate absent = builtIn.map(BuiltIns.Entry::learningRate).orElseGet(DEFAULT::rate);
    LearningRate rate =
        OumiSearch.rate(settings)
            .or(() -> fileFault(settings, keys))
            .orElseGet(() -> settings.rate(keys.rate, absent));
    String trainer = settings.known(keys.trainer).orElse("");
    Stage stage = STAGES.getOrDefault(trainer, Stage.UNKNOWN);
    Draft draft = BuiltIns.doubted(Draft.of(adapter(settings, keys), stage, rate, remedy), builtIn);
    return (RELATED.contains(trainer) ? draft.doubted(Doubt.RELATED_STAGE) : draft)
        .of(this, launch, settings);
  }

  /** The file's value is converted to a float before any flag counts. */
  private static Optional<LearningRate> fileFault(Settings settings, Keys keys) {
    return settings.get(keys.rate).found().map(Setting::overrode).stream()
        .flatMap(List::stream)
        .filter(weaker -> !weaker.channel().endsWith("="))
        .filter(weaker -> weaker.kind() != Setting.Kind.NUMBER || !weaker.value().isKnown())
        .map(weaker -> Numbers.rate(weaker.value()))
        .filter(rate ->
            rate instanceof LearningRate.Hidden
                || (rate instanceof LearningRate.Invalid invalid
                    && !Numbers.isFloat(invalid.written())))
        .findFirst();
  }

  /** {@code q_lora} without {@code use_peft} changes nothing (oumi/train.py). */
  private static AdapterRun adapter(Settings settings, Keys keys) {
    Optional<String> unseen = settings.unseen(keys.peft).or(() -> settings.unseen(keys.quantised));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    if (!settings.isTrue(keys.peft)) {
      return AdapterRun.FULL;
    }
    Set<Doubt> doubts = keys.signs.doubts(settings);
    return settings.isTrue(keys.quantised)
        ? AdapterRun.qlora(doubts)
        : Signs.ofName(settings.known("model.model_name"), doubts);
  }
}
