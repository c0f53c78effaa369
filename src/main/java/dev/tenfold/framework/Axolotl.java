package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Axolotl: {@code axolotl train config.yml} (click, where a flag has dashes only) and {@code -m
 * axolotl.cli.train config.yml} (python-fire, which takes both spellings). The command line wins
 * over the file; a rate is required (axolotl/cli/config.py, utils/schemas/training.py).
 */
final class Axolotl implements Framework {
  private static final String RATE = "learning_rate";
  private static final Map<String, Stage> STAGES =
      Map.of(
          "dpo", Stage.DPO,
          "ipo", Stage.DPO,
          "orpo", Stage.ORPO,
          "kto", Stage.KTO,
          "simpo", Stage.SIMPO,
          "grpo", Stage.GRPO,
          "gdpo", Stage.GRPO);
  private static final Set<String> ABSENT = Set.of("", "null", "~", "None");

  @Override
  public String id() {
    return "axolotl";
  }

  @Override
  public String title() {
    return "Axolotl";
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return switch (launch.program()) {
      case Program.Command(String name) when name.equals("axolotl") ->
          launch.args().isEmpty() || !launch.args().getFirst().is("train")
              ? Optional.empty()
              : Optional.of(command(launch));
      case Program.Module(String name) when name.equals("axolotl.cli.train") ->
          Optional.of(read(launch, launch.args(), "--learning_rate"));
      case Program.Command _,
          Program.Module _,
          Program.Script _,
          Program.Inline _,
          Program.OfImage _,
          Program.OfResource _ ->
          Optional.empty();
    };
  }

  /** What stands behind {@code --} is the launcher's. */
  private TrainingRun command(Launch launch) {
    List<Word> words = launch.args().subList(1, launch.args().size());
    int end = 0;
    while (end < words.size() && !words.get(end).is("--")) {
      end++;
    }
    return read(launch, words.subList(0, end), "--learning-rate");
  }

  private TrainingRun read(Launch launch, List<Word> words, String flag) {
    Settings settings = new Settings();
    Map<String, Tree> recipe =
        config(words).map(path -> recipe(launch, path, settings)).orElse(Map.of());
    boolean click = flag.indexOf('_') < 0;
    Optional<Text> refused = Optional.empty();
    for (Flags.Flag given : Flags.parse(words).flags()) {
      if (given.isUnknown()) {
        settings.open(given.unknown());
      } else if (given.name().equals("--sweep")) {
        settings.open("a file that --sweep names may set it");
      } else if (click && given.name().equals("--learning_rate")) {
        refused = Optional.of(Text.made(given.name()));
      } else if (given.name().startsWith("--") && !(click && given.name().contains("_"))) {
        put(given, settings);
      }
    }
    LearningRate rate =
        refused
            .map(word -> Numbers.invalid(word, "is no flag of axolotl train: write " + flag))
            .orElseGet(() -> rate(settings));
    boolean open = words.size() == launch.args().size() - (click ? 1 : 0);
    AdapterRun adapter = adapter(settings, recipe);
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(adapter.doubts());
    if (settings.known("rl").filter("gdpo"::equals).isPresent()
        || settings.isTrue("process_reward_model")) {
      doubts.add(Doubt.RELATED_STAGE);
    }
    return new Draft(
            adapter.method(),
            adapter.unclear(),
            stage(settings, recipe),
            rate,
            doubts,
            new Remedy(
                flag + " ",
                "learning_rate: ",
                launch.end().filter(end -> open).map(end -> new Remedy.Addition(end, flag + "="))))
        .of(this, launch);
  }

  private static Map<String, Tree> recipe(Launch launch, Text path, Settings settings) {
    if (path.startsWith("http")) {
      settings.open("the recipe " + path + " is fetched when the job starts");
      return Map.of();
    }
    return Recipes.put(launch, path, settings);
  }

  private static void put(Flags.Flag flag, Settings settings) {
    String key = flag.name().substring(2).replace('-', '_');
    if (key.startsWith("no_") && flag.values().isEmpty()) {
      settings.put(key.substring("no_".length()), flag.name(), Text.made("false"));
    } else {
      settings.put(key, flag.name(), flag.value().orElseGet(() -> Text.made("true")));
    }
  }

  /** The file may stand behind options, whose values do not end like one. */
  private static Optional<Text> config(List<Word> words) {
    return words.stream()
        .filter(word -> !word.text().startsWith("-"))
        .filter(word -> word.toString().endsWith(".yaml") || word.toString().endsWith(".yml"))
        .findFirst()
        .or(() -> words.stream().filter(word -> !word.text().startsWith("-")).findFirst())
        .map(Word::text);
  }

  private static LearningRate rate(Settings settings) {
    return switch (settings.get(RATE)) {
      case Reading.Found<Setting>(Setting setting) -> Numbers.rate(setting.value());
      case Reading.Unreadable<Setting>(String why) -> new LearningRate.Hidden(why);
      case Reading.Absent<Setting> absent ->
          Numbers.invalid(Text.made(""), "is not set, and axolotl requires one");
    };
  }

  private static AdapterRun adapter(Settings settings, Map<String, Tree> recipe) {
    if (settings.get("adapter") instanceof Reading.Unreadable<Setting>(String why)) {
      return new AdapterRun(Method.UNKNOWN, why, Set.of());
    }
    Optional<String> adapter = value(settings, "adapter");
    if (adapter.isEmpty()) {
      return settings
              .get("adapter")
              .found()
              .map(Setting::value)
              .filter(t -> !t.isKnown())
              .isPresent()
          ? new AdapterRun(Method.UNKNOWN, "the adapter cannot be seen", Set.of())
          : new AdapterRun(Method.FULL, "", Set.of());
    }
    Signs signs = new Signs("lora_r", "peft_use_rslora", "load_in_4bit", "load_in_8bit", "gptq");
    return switch (adapter.get()) {
      case "qlora" -> new AdapterRun(Method.QLORA, "", signs.doubts(settings));
      case "lora" ->
          recipe.containsKey("model_quantization_config")
              ? new AdapterRun(Method.QLORA, "", signs.doubts(settings))
              : signs.adapter(settings, value(settings, "base_model"));
      default ->
          new AdapterRun(
              Method.UNKNOWN, "the adapter \"" + adapter.get() + "\" is not known", Set.of());
    };
  }

  private static Stage stage(Settings settings, Map<String, Tree> recipe) {
    if (settings.get("rl") instanceof Reading.Unreadable<Setting>) {
      return Stage.UNKNOWN;
    }
    Optional<Setting> rl = settings.get("rl").found();
    if (rl.isPresent() && !ABSENT.contains(rl.get().value().toString())) {
      return STAGES.getOrDefault(rl.get().value().toString(), Stage.UNKNOWN);
    }
    if (settings.isTrue("reward_model") || settings.isTrue("process_reward_model")) {
      return Stage.REWARD;
    }
    return isPretraining(recipe) ? Stage.PRETRAIN : Stage.SFT;
  }

  private static boolean isPretraining(Map<String, Tree> recipe) {
    Tree datasets = recipe.get("datasets");
    return recipe.containsKey("pretraining_dataset")
        || (datasets instanceof Tree.Sequence(List<Tree> items, var span)
            && !items.isEmpty()
            && items.stream().allMatch(Axolotl::isCompletion));
  }

  private static boolean isCompletion(Tree dataset) {
    return dataset instanceof Tree.Mapping(Map<String, Tree> entries, var span)
        && entries.get("type") instanceof Tree.Scalar(Text type, var style, var where)
        && type.is("completion");
  }

  private static Optional<String> value(Settings settings, String key) {
    return settings.known(key).filter(text -> !ABSENT.contains(text));
  }
}
