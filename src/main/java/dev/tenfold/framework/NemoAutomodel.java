package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Setting.Kind;
import dev.tenfold.source.Text;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NeMo Automodel: {@code automodel FILE --optimizer.lr 1e-4}, before 0.4 {@code automodel finetune
 * llm -c FILE}, and its recipes' scripts (nemo_automodel/cli/app.py, components/config, recipes,
 * 0.1.0 to 0.7.0). What is read from the file is evaluated as a Python literal, so that {@code
 * 2e-5} is a number, and a peak rate of the schedule wins over the optimizer's.
 */
final class NemoAutomodel implements Framework {
  private static final String RATE = "optimizer.lr";
  private static final String PEAK = "lr_scheduler.max_lr";
  private static final List<String> QUANTISED =
      List.of(
          "quantization.load_in_4bit",
          "quantization.load_in_8bit",
          "model.quantization_config.load_in_4bit",
          "model.quantization_config.load_in_8bit");
  private static final Signs SIGNS = new Signs("peft.dim", "peft.use_rslora");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{(?:oc\\.env:)?\\s*([\\w.]+)\\s*(?:,\\s*(.*?)\\s*)?}|([\\w.]+))");
  private static final Pattern OTHER_BASE = Pattern.compile("[-+]?0[xXoObB][0-9a-fA-F_]+");
  private static final Set<String> OLD = Set.of("finetune", "pretrain", "kd");
  private static final Starts STARTS =
      Starts.NONE
          .command("automodel")
          .command("am")
          .module("nemo_automodel\\.(?:cli\\.|_cli\\.)?(app)")
          .module("nemo_automodel\\.recipes\\.(?:llm|vlm|dllm)\\.(train_ft|finetune|kd)")
          .script("/nemo_automodel/recipes/(?:llm|vlm|dllm)/(train_ft|finetune|kd)\\.py")
          .script("/examples/(?:d?llm|vlm)_(finetune|pretrain|kd|sft)/\\w+\\.py");

  /** torch's own, where the configuration leaves it out (torch/optim/adamw.py). */
  private static final Defaults DEFAULT = Defaults.of("PyTorch", new Defaults.Since("2.0", "1e-3"));

  @Override
  public String id() {
    return "nemo-automodel";
  }

  @Override
  public String title() {
    return "NeMo Automodel";
  }

  @Override
  public Facts facts() {
    return Facts.read("nemo-automodel 0.1.0 to 0.7.0, cli/app.py, components/config and recipes")
        .starts(STARTS)
        .starts("a recipe whose `model._target_` is its own")
        .channels(
            "`" + PEAK + "`, wherever it is set",
            "`--" + RATE + "`, the last one",
            "`" + RATE + "` of the recipe")
        .defaults("PyTorch's", DEFAULT)
        .signs("`peft`")
        .signs(QUANTISED.stream().map(key -> "`" + key + "` (quantised)").toArray(String[]::new))
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return Recipes.alone(launch, Dialect.PYYAML, NemoAutomodel::isRecipe)
        .map(settings -> run(launch, "", settings, Remedy.write("lr: ")))
        .or(() -> STARTS.of(launch).flatMap(start -> start(launch, start)));
  }

  private static boolean isRecipe(Settings settings) {
    return settings
        .known("model._target_")
        .filter(target -> target.startsWith("nemo_automodel."))
        .isPresent();
  }

  private Optional<TrainingRun> start(Launch launch, Starts.Start start) {
    List<Word> words = start.words();
    boolean cli = start.way() == Starts.Way.COMMAND || start.name().equals("app");
    if (!cli) {
      return Optional.of(read(launch, start.name(), Optional.empty(), words));
    }
    if (words.isEmpty()
        || words.getFirst().text().startsWith("-h")
        || words.getFirst().is("--help")) {
      return Optional.empty();
    }
    if (OLD.contains(words.getFirst().toString())) {
      return Optional.of(
          read(
              launch,
              words.getFirst().toString(),
              Optional.empty(),
              words.subList(Math.min(2, words.size()), words.size())));
    }
    Optional<Text> file =
        words.stream()
            .filter(word -> word.toString().matches("[^-].*\\.ya?ml"))
            .findFirst()
            .map(Word::text);
    return Optional.of(read(launch, "", file, words));
  }

  private TrainingRun read(Launch launch, String command, Optional<Text> file, List<Word> words) {
    Settings settings = new Settings();
    Flags flags = Flags.parse(words);
    Optional<Text> config =
        flags.flags().stream()
            .filter(flag -> flag.name().equals("--config") || flag.name().equals("-c"))
            .reduce((first, second) -> second)
            .flatMap(Flags.Flag::value)
            .or(() -> file);
    config.ifPresentOrElse(
        path -> Recipes.put(launch, path, Dialect.PYYAML, settings),
        () -> settings.open("no configuration is named"));
    for (Flags.Flag flag : flags.flags()) {
      put(flag, settings);
    }
    resolve(launch, settings, RATE);
    resolve(launch, settings, PEAK);
    String key = settings.known(PEAK).isPresent() ? PEAK : RATE;
    return run(launch, command, settings, Remedies.flag(launch, "--" + key, "lr: "));
  }

  private static void put(Flags.Flag flag, Settings settings) {
    if (flag.isUnknown()) {
      settings.open(flag.unknown());
    } else if (flag.name().startsWith("--")) {
      String key = flag.name().substring(2);
      Text value = flag.value().map(NemoAutomodel::literal).orElseGet(() -> Text.made("True"));
      boolean none = value.is("None") || value.is("none");
      settings.put(new Setting(key, flag.name(), value, none ? Kind.NULL : Kind.TEXT, List.of()));
    }
  }

  /** Python takes {@code 0x10} for sixteen. */
  private static Text literal(Text value) {
    return OTHER_BASE.matcher(value).matches()
        ? Text.unknown(value + ", which is no decimal number for Python")
        : value;
  }

  /** A reference to a variable of the process. */
  private static void resolve(Launch launch, Settings settings, String key) {
    settings
        .get(key)
        .found()
        .map(Setting::value)
        .ifPresent(value -> {
          if (!literal(value).equals(value)) {
            settings.put(key, key, literal(value));
          }
          Matcher variable = VARIABLE.matcher(value);
          if (variable.matches()) {
            String name = variable.group(1) == null ? variable.group(3) : variable.group(1);
            Optional<Text> set = launch.environment().get(name);
            if (set.isPresent()) {
              settings.put(key, key, set.get());
            } else if (variable.group(2) != null) {
              settings.put(key, key, value.sub(variable.start(2), variable.end(2)));
            }
          }
        });
  }

  private TrainingRun run(Launch launch, String command, Settings settings, Remedy remedy) {
    String key = settings.known(PEAK).isPresent() ? PEAK : RATE;
    Draft draft =
        Draft.of(
            adapter(settings),
            stage(command, settings),
            settings.rate(key, DEFAULT.rate()),
            remedy);
    boolean related =
        command.equals("kd")
            || recipe(settings).matches(".*(?:KnowledgeDistillation|DiffusionLM).*");
    return (related ? draft.doubted(Doubt.RELATED_STAGE) : draft).of(this, launch, settings);
  }

  private static String recipe(Settings settings) {
    return settings.known("recipe").or(() -> settings.known("recipe._target_")).orElse("");
  }

  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen =
        settings.unseen("peft").or(() -> settings.unseen("quantization.load_in_4bit"));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    boolean trainsAdapter =
        settings.get("peft").found().filter(peft -> peft.kind() == Kind.COLLECTION).isPresent()
            || settings.known("peft._target_").isPresent();
    if (!trainsAdapter) {
      return AdapterRun.FULL;
    }
    if (settings.isTrue("qat.enabled")) {
      return AdapterRun.unknown("LoRA under quantisation-aware training has rates of its own");
    }
    return QUANTISED.stream().anyMatch(settings::isTrue)
        ? AdapterRun.qlora(SIGNS.doubts(settings))
        : Signs.ofName(
            settings.known("model.pretrained_model_name_or_path"), SIGNS.doubts(settings));
  }

  /** Other recipes train embeddings, classifiers or draft models. */
  private static Stage stage(String command, Settings settings) {
    String recipe = recipe(settings);
    if (command.equals("pretrain")
        || recipe.contains("Pretrain")
        || settings
            .known("dataset._target_")
            .filter(dataset -> dataset.matches(".*(?:nanogpt|[Mm]egatron_?[Pp]retrain).*"))
            .isPresent()) {
      return Stage.PRETRAIN;
    }
    return recipe.isEmpty()
            || recipe.matches(
                ".*(?:ForNextTokenPrediction|ForVLM|DiffusionLMSFTRecipe|FinetuneRecipeForMultimodal)")
        ? Stage.SFT
        : Stage.UNKNOWN;
  }
}
