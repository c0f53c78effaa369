package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final Set<String> ABSENT = Set.of("", "null", "~", "None");
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
    Optional<Text> refused = Optional.empty();
    if (ofFile) {
      Recipes.put(launch, words.getFirst().text(), settings);
      refused = overrides(words.subList(1, words.size()), settings);
    } else {
      HfArguments.put(Flags.parse(words), FIELDS, settings);
      refused =
          words.stream()
              .map(Word::text)
              .filter(t -> t.is("--lr") || t.startsWith("--lr="))
              .findFirst();
    }
    launch
        .environment()
        .get("USE_V1")
        .filter(value -> !value.is("0"))
        .ifPresent(value -> settings.open("USE_V1 selects a launcher that is not read"));
    AdapterRun adapter = adapter(settings);
    String spelling = ofFile ? RATE + "=" : "--learning_rate ";
    return new Draft(
            adapter.method(),
            adapter.unclear(),
            stage(settings),
            refused
                .map(word ->
                    Numbers.invalid(word, "is refused by LLaMA-Factory: write " + spelling.strip()))
                .orElseGet(() -> rate(settings)),
            adapter.doubts(),
            new Remedy(
                spelling,
                "learning_rate: ",
                launch.end().map(end -> new Remedy.Addition(end, spelling.replace(' ', '=')))))
        .of(this, launch);
  }

  private static boolean isFile(Text text) {
    String path = text.toString();
    return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
  }

  /** {@code key=value}; with dashes it is a key that LLaMA-Factory does not have. */
  private static Optional<Text> overrides(List<Word> words, Settings settings) {
    Optional<Text> refused = Optional.empty();
    for (Word word : words) {
      int equals = word.text().indexOf('=');
      if (word.mayBeMany() || (equals < 0 && !word.text().isKnown())) {
        settings.open(String.join(", ", word.text().unknowns()));
      } else if (word.text().startsWith("--learning_rate")) {
        refused = Optional.of(word.text());
      } else if (equals > 0) {
        String key = word.text().sub(0, equals).toString();
        settings.put(key, key + "=", word.text().sub(equals + 1));
      }
    }
    return refused;
  }

  private static LearningRate rate(Settings settings) {
    return switch (settings.get(RATE)) {
      case Reading.Found<Setting>(Setting setting) -> Numbers.rate(setting.value());
      case Reading.Unreadable<Setting>(String why) -> new LearningRate.Hidden(why);
      case Reading.Absent<Setting> absent -> DEFAULT.rate();
    };
  }

  /** Without a word it is LoRA (hparams/finetuning_args.py). */
  private static AdapterRun adapter(Settings settings) {
    Map<String, String> unseen = new java.util.TreeMap<>();
    for (String key : List.of("finetuning_type", "quantization_bit")) {
      switch (settings.get(key)) {
        case Reading.Found<Setting>(Setting setting) when !setting.value().isKnown() ->
            unseen.put(key, key + " comes from " + String.join(", ", setting.value().unknowns()));
        case Reading.Unreadable<Setting>(String why) -> unseen.put(key, why);
        case Reading.Found<Setting> found -> {}
        case Reading.Absent<Setting> absent -> {}
      }
    }
    if (unseen.containsKey("finetuning_type")) {
      return new AdapterRun(Method.UNKNOWN, unseen.get("finetuning_type"), Set.of());
    }
    String type = value(settings, "finetuning_type").orElse("lora");
    return switch (type) {
      case "full", "freeze" -> new AdapterRun(Method.FULL, "", Set.of());
      case "lora" -> {
        if (unseen.containsKey("quantization_bit")) {
          yield new AdapterRun(Method.UNKNOWN, unseen.get("quantization_bit"), Set.of());
        }
        yield value(settings, "quantization_bit").isPresent()
            ? new AdapterRun(Method.QLORA, "", SIGNS.doubts(settings))
            : Signs.ofName(value(settings, "model_name_or_path"), SIGNS.doubts(settings));
      }
      default ->
          new AdapterRun(
              Method.UNKNOWN,
              "finetuning_type \"" + type + "\" is no adapter that is known",
              Set.of());
    };
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
