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
  private static final Set<String> ABSENT = Set.of("", "None");
  private static final Starts STARTS =
      Starts.NONE.command("axolotl", "train").module("axolotl\\.cli\\.train");
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
    return STARTS
        .of(launch)
        .map(start ->
            start.way() == Starts.Way.COMMAND
                ? command(launch, start.words())
                : read(launch, start.words(), "--learning_rate"));
  }

  /** What stands behind {@code --} is the launcher's. */
  private TrainingRun command(Launch launch, List<Word> words) {
    int end = 0;
    while (end < words.size() && !words.get(end).is("--")) {
      end++;
    }
    return read(launch, words.subList(0, end), "--learning-rate");
  }

  private TrainingRun read(Launch launch, List<Word> words, String flag) {
    Settings settings = new Settings();
    config(words).ifPresent(path -> recipe(launch, path, settings));
    boolean click = flag.indexOf('_') < 0;
    for (Flags.Flag given : Flags.parse(words).flags()) {
      if (given.isUnknown()) {
        settings.open(given.unknown());
      } else if (given.name().equals("--sweep")) {
        settings.open("a file that --sweep names may set it");
      } else if (click && given.name().equals("--learning_rate")) {
        settings.fail(
            Numbers.invalid(Text.made(given.name()), "is no flag of axolotl train: write " + flag));
      } else if (given.name().startsWith("--") && !(click && given.name().contains("_"))) {
        put(given, settings);
      }
    }
    boolean open = words.size() == launch.args().size() - (click ? 1 : 0);
    AdapterRun adapter = adapter(settings);
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(adapter.doubts());
    if (settings.known("rl").filter("gdpo"::equals).isPresent()
        || settings.isTrue("process_reward_model")) {
      doubts.add(Doubt.RELATED_STAGE);
    }
    Remedy remedy = Remedies.flag(launch, flag, "learning_rate: ");
    return new Draft(
            adapter.method(),
            adapter.unclear(),
            stage(settings),
            settings.rate(RATE, REQUIRED),
            doubts,
            open ? remedy : remedy.withoutAddition())
        .of(this, launch, settings);
  }

  private static void recipe(Launch launch, Text path, Settings settings) {
    if (path.startsWith("http")) {
      settings.open("the recipe " + path + " is fetched when the job starts");
    } else {
      Recipes.put(launch, path, Dialect.PYYAML, settings);
    }
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
          settings.tree("model_quantization_config").isPresent()
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
