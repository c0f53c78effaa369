package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Axolotl: {@code axolotl train config.yml} (click, where a flag has dashes only; it starts the
 * module with them) and {@code -m axolotl.cli.train config.yml} (python-fire, which takes both
 * spellings). The command line wins over the file, unless the file is {@code strict} and has no
 * such key; a sweep's file stands between them; a rate is required (axolotl/cli/main.py, config.py,
 * utils/sweeps.py, utils/schemas/training.py, 0.19.0).
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
  private static final Set<String> ABSENT = Set.of("", "None");
  private static final Starts STARTS =
      Starts.NONE
          .command("axolotl", "train")
          .module("axolotl\\.cli\\.train")
          .script("/axolotl/cli/train\\.py");

  /** Until 0.4; others have scripts of that name, but no recipe as their first word. */
  private static final Starts OLD = Starts.NONE.script("/scripts/finetune\\.py");

  private static final Signs SIGNS =
      new Signs("lora_r", "peft_use_rslora", "load_in_4bit", "load_in_8bit", "gptq");
  private static final LearningRate REQUIRED =
      Numbers.invalid(Text.EMPTY, "is not set, and axolotl requires one");

  @Override
  public String id() {
    return "axolotl";
  }

  @Override
  public String title() {
    return "Axolotl";
  }

  @Override
  public Facts facts() {
    return Facts.read("axolotl 0.18.0 at 067b021c8, cli/config.py and utils/schemas/training.py")
        .starts(STARTS)
        .channels(
            "`--learning-rate` (under the module also `--learning_rate`), the last one",
            "the recipe")
        .defaults("none: it is required")
        .signs("`adapter: lora` or `qlora`")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    Optional<Starts.Start> start =
        STARTS
            .of(launch)
            .or(() ->
                OLD.of(launch)
                    .filter(old ->
                        !old.words().isEmpty() && isRecipe(old.words().getFirst().toString())));
    if (start.isEmpty()) {
      return Recipes.alone(launch, Dialect.PYYAML, Axolotl::isShape)
          .map(settings -> run(launch, settings, Remedy.write("learning_rate: ")));
    }
    return start.map(found ->
        found.way() == Starts.Way.COMMAND
            ? command(launch, found.words())
            : module(launch, found.words()));
  }

  private static boolean isShape(Settings settings) {
    return settings.tree("base_model").isPresent()
        && (settings.tree("micro_batch_size").isPresent()
            || settings.tree("sequence_len").isPresent());
  }

  /** What stands behind {@code --} is the launcher's. */
  private TrainingRun command(Launch launch, List<Word> words) {
    int end = 0;
    while (end < words.size() && !words.get(end).is("--")) {
      end++;
    }
    List<Word> own = words.subList(0, end);
    Optional<Word> separator = words.stream().skip(end).findFirst();
    List<Flags.Flag> flags = Flags.parse(own).flags();
    Settings settings = new Settings();
    config(own).ifPresent(path -> recipe(launch, path, settings));
    boolean strict = settings.isTruthy("strict");
    flags.stream()
        .filter(flag -> flag.name().equals("--sweep"))
        .flatMap(flag -> flag.value().stream())
        .forEach(path -> AxolotlSweep.put(launch, path, settings));
    for (Flags.Flag flag : flags) {
      if (flag.isUnknown()) {
        settings.open(flag.unknown());
      } else if (flag.name().equals("--learning_rate")) {
        settings.fail(
            Numbers.invalid(
                Text.made(flag.name()), "is no flag of axolotl train: write --learning-rate"));
      } else if (flag.name().startsWith("--") && !flag.name().contains("_")) {
        put(flag, strict, settings);
      }
    }
    return run(
        launch,
        settings,
        separator
            .map(word -> Remedies.flagBefore(word, "--learning-rate", "learning_rate: "))
            .orElseGet(() -> Remedies.flag(launch, "--learning-rate", "learning_rate: ")));
  }

  private static void put(Flags.Flag flag, boolean strict, Settings settings) {
    String key = Fire.key(flag);
    boolean off = key.startsWith("no_") && flag.values().isEmpty();
    String set = off ? key.substring("no_".length()) : key;
    if (!strict || isKnown(settings, set)) {
      settings.put(
          Fire.setting(
              set, flag.name(), flag.value().orElseGet(() -> Text.made(off ? "False" : "True"))));
    }
  }

  private TrainingRun module(Launch launch, List<Word> words) {
    Fire line = Fire.parse(words);
    Settings settings = new Settings();
    line.flags().stream()
        .filter(flag -> Fire.key(flag).equals("config"))
        .flatMap(flag -> flag.value().stream())
        .findFirst()
        .or(() -> line.positionals().stream().findFirst().map(Word::text))
        .ifPresent(path -> recipe(launch, path, settings));
    List<Flags.Flag> taken =
        settings.isTruthy("strict")
            ? line.flags().stream()
                .filter(flag -> flag.isUnknown() || isKnown(settings, Fire.key(flag)))
                .toList()
            : line.flags();
    new Fire(taken, List.of()).put(settings);
    return run(launch, settings, Remedies.flag(launch, "--learning_rate", "learning_rate: "));
  }

  private static boolean isKnown(Settings settings, String key) {
    return settings.tree(key).isPresent();
  }

  private TrainingRun run(Launch launch, Settings settings, Remedy remedy) {
    Draft draft =
        Draft.of(adapter(settings), stage(settings), settings.pydanticRate(RATE, REQUIRED), remedy);
    boolean related =
        settings.known("rl").filter("gdpo"::equals).isPresent()
            || settings.isTrue("process_reward_model");
    return (related ? draft.doubted(Doubt.RELATED_STAGE) : draft).of(this, launch, settings);
  }

  private static void recipe(Launch launch, Text path, Settings settings) {
    if (path.startsWith("http")) {
      settings.open("the recipe " + path + " is fetched when the job starts");
    } else {
      Recipes.put(launch, path, Dialect.PYYAML, settings);
    }
  }

  private static boolean isRecipe(String word) {
    return word.endsWith(".yaml") || word.endsWith(".yml");
  }

  /** The file may stand behind options, whose values do not end like one. */
  private static Optional<Text> config(List<Word> words) {
    List<Word> plain = words.stream().filter(word -> !word.text().startsWith("-")).toList();
    return plain.stream()
        .filter(word -> isRecipe(word.toString()))
        .findFirst()
        .or(() -> plain.stream().findFirst())
        .map(Word::text);
  }

  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen = settings.unseen("adapter");
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    Set<Doubt> doubts = SIGNS.doubts(settings);
    return switch (value(settings, "adapter").orElse("")) {
      case "" -> AdapterRun.FULL;
      case "qlora" -> AdapterRun.qlora(doubts);
      case "lora" ->
          value(settings, "model_quantization_config").isPresent()
              ? AdapterRun.qlora(doubts)
              : SIGNS.adapter(settings, value(settings, "base_model"));
      case String other -> AdapterRun.unknown("the adapter \"" + other + "\" is not known");
    };
  }

  private static Stage stage(Settings settings) {
    if (settings.unseen("rl").isPresent()) {
      return Stage.UNKNOWN;
    }
    Optional<String> rl = value(settings, "rl");
    if (rl.isPresent()) {
      return STAGES.getOrDefault(rl.get(), Stage.UNKNOWN);
    }
    if (settings.isTrue("reward_model") || settings.isTrue("process_reward_model")) {
      return Stage.REWARD;
    }
    return isPretraining(settings) ? Stage.PRETRAIN : Stage.SFT;
  }

  private static boolean isPretraining(Settings settings) {
    return settings.tree("pretraining_dataset").isPresent()
        || (settings.tree("datasets").orElse(null) instanceof Tree.Sequence datasets
            && !datasets.items().isEmpty()
            && datasets.items().stream().allMatch(Axolotl::isCompletion));
  }

  private static boolean isCompletion(Tree dataset) {
    return dataset instanceof Tree.Mapping mapping
        && mapping.entries().get("type") instanceof Tree.Scalar type
        && type.text().is("completion");
  }

  private static Optional<String> value(Settings settings, String key) {
    return settings.known(key).filter(text -> !ABSENT.contains(text));
  }
}
