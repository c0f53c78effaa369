package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * LMFlow's examples, {@code examples/finetune.py} and its siblings: HfArgumentParser, or one JSON
 * file that its values are taken from as they are. {@code --use_qlora} implies {@code --use_lora};
 * {@code --load_in_4bit}, {@code --use_int8} and {@code --bits} alone say nothing of training
 * (src/lmflow/args.py, 0.0.10). Held against HfArgumentParser with its fields restated.
 */
final class LmFlow implements Framework {
  private static final String RATE = "learning_rate";
  private static final Map<String, Stage> SCRIPTS =
      Map.of(
          "finetune", Stage.SFT,
          "finetune_multi_modal", Stage.SFT,
          "tool_finetune", Stage.SFT,
          "multistage_finetune", Stage.SFT,
          "dpo_train", Stage.DPO,
          "dpov2_train", Stage.DPO,
          "iterative_dpo_train", Stage.DPO,
          "reward_modeling", Stage.REWARD,
          "raft_align", Stage.UNKNOWN);
  private static final Starts STARTS = Starts.NONE.script("/examples/([a-z0-9_]+)\\.py");
  private static final Set<String> FIELDS =
      Set.of(
          RATE,
          "use_lora",
          "use_qlora",
          "use_dora",
          "lora_r",
          "model_name_or_path",
          "use_lisa",
          "lr_scheduler_type");

  /** Flags that tell its examples from everybody else's. */
  private static final Set<String> OWN =
      Set.of("dataset_path", "use_lora", "use_qlora", "use_lisa", "lisa_activated_layers");

  private static final Signs SIGNS = new Signs("lora_r", "", "use_qlora");
  private static final Defaults DEFAULT =
      Defaults.of("transformers", new Defaults.Since("4.0", "5e-5"));

  /** DPOAlignerArguments is no TrainingArguments. */
  private static final Defaults DPO_DEFAULT =
      Defaults.of("lmflow", new Defaults.Since("0.0.7", "5e-4"));

  @Override
  public String id() {
    return "lmflow";
  }

  @Override
  public String title() {
    return "LMFlow";
  }

  @Override
  public Facts facts() {
    return Facts.read("LMFlow 0.0.10, src/lmflow/args.py and examples")
        .starts(
            "`examples/("
                + String.join("\\|", new TreeSet<>(SCRIPTS.keySet()))
                + ").py` in a folder `LMFlow` or with flags of its own")
        .channels(
            "a JSON file as the only argument",
            "`--learning_rate` and its unique beginnings, the last one",
            "`SCRIPT.args` beside the script")
        .defaults("transformers'", DEFAULT)
        .defaults("dpo_train", DPO_DEFAULT)
        .signs("`use_lora`")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .filter(start -> SCRIPTS.containsKey(start.name()) && isOfLmFlow(launch))
        .map(start -> run(launch, start.name()));
  }

  private static boolean isOfLmFlow(Launch launch) {
    return (launch.program() instanceof Program.Script(String path)
            && path.toLowerCase(java.util.Locale.ROOT).contains("lmflow/"))
        || Flags.parse(launch.args()).flags().stream()
            .anyMatch(flag -> HfArguments.resolve(flag.name(), OWN).isPresent());
  }

  private TrainingRun run(Launch launch, String script) {
    Settings settings = new Settings();
    Stage stage = SCRIPTS.getOrDefault(script, Stage.UNKNOWN);
    LearningRate byDefault = (script.equals("dpo_train") ? DPO_DEFAULT : DEFAULT).rate();
    Optional<Text> json =
        launch.args().size() == 1
            ? Optional.of(launch.args().getFirst().text())
                .filter(text -> text.toString().endsWith(".json"))
            : Optional.empty();
    LearningRate rate;
    if (json.isPresent()) {
      Recipes.put(launch, json.get(), Dialect.JSON, settings);
      rate = settings.strictRate(RATE, byDefault);
    } else {
      List<Word> words = HfArguments.withSidecar(launch, launch.args());
      HfArguments.put(Flags.parse(words), FIELDS, settings);
      rate =
          HfArguments.fault(words, FIELDS, title()).orElseGet(() -> settings.rate(RATE, byDefault));
    }
    Draft draft =
        Draft.of(
            adapter(settings),
            stage,
            rate,
            json.isPresent()
                ? Remedies.flag(launch, "--learning_rate", "\"learning_rate\": ").withoutAddition()
                : Remedies.flag(launch, "--learning_rate", "--learning_rate "));
    return (script.startsWith("iterative") ? draft.doubted(Doubt.RELATED_STAGE) : draft)
        .of(this, launch, settings);
  }

  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen = settings.unseen("use_lora").or(() -> settings.unseen("use_qlora"));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    return settings.isTrue("use_lora") || settings.isTrue("use_qlora")
        ? SIGNS.adapter(settings, settings.known("model_name_or_path"))
        : AdapterRun.FULL;
  }
}
