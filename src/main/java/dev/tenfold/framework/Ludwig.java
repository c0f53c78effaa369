package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ludwig's language models: {@code ludwig train --config FILE} or the same text as {@code
 * --config_str}; there is no flag for the rate, which may also be {@code auto}, a list, or searched
 * for by {@code ludwig hyperopt} (ludwig/train.py, schema/trainer.py, schema/llms,
 * config_validation/checks.py, 0.10.4 to 0.17.10; held against its source only).
 */
final class Ludwig implements Framework {
  private static final String RATE = "trainer.learning_rate";
  private static final String SEARCHED = "hyperopt.parameters.trainer.learning_rate";
  private static final Starts STARTS =
      Starts.NONE.command("ludwig", "train", "experiment", "hyperopt");
  private static final Starts MODULE = Starts.NONE.module("ludwig\\.(train|experiment)");
  private static final Map<String, Stage> STAGES =
      Map.of(
          "finetune", Stage.SFT,
          "dpo", Stage.DPO,
          "kto", Stage.KTO,
          "orpo", Stage.ORPO,
          "grpo", Stage.GRPO);

  /** Zero-shot, and what it is without a word: nothing is trained. */
  private static final String NOTHING = "none";

  /** The only one that takes an adapter: the others are refused with one. */
  private static final String TUNING = "finetune";

  private static final LearningRate REFUSED =
      new LearningRate.Invalid(
          "",
          "takes no effect: Ludwig refuses an adapter where trainer.type is not finetune",
          new Origin.Scattered(List.of()));

  private static final Set<String> LORA = Set.of("lora", "adalora");
  private static final Signs SIGNS = new Signs("adapter.r", "adapter.use_rslora");

  /** Its 2e-4 is LLMTrainerConfig's, which only {@code none} has; the others extend ECD's. */
  private static final Defaults DEFAULT = Defaults.of("ludwig", new Defaults.Since("0.8", "1e-3"));

  @Override
  public String id() {
    return "ludwig";
  }

  @Override
  public String title() {
    return "Ludwig";
  }

  @Override
  public Facts facts() {
    return Facts.read(
            "Ludwig 0.10.4 to 0.17.10, ludwig/train.py, schema/trainer.py, schema/llms and"
                + " config_validation/checks.py")
        .starts(STARTS)
        .starts(MODULE)
        .channels(
            "under `hyperopt` `" + SEARCHED + "`",
            "`" + RATE + "` of the file of `--config` or of the text of `--config_str`")
        .defaults("", DEFAULT)
        .signs("`adapter.type`", "`quantization` (quantised)")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .or(() -> MODULE.of(launch))
        .flatMap(start -> {
          Settings settings = new Settings();
          config(launch, start.words(), settings);
          return run(launch, settings, start.name().equals("hyperopt"));
        })
        .or(() ->
            Recipes.alone(launch, Dialect.PYYAML, Ludwig::isShape)
                .flatMap(settings -> run(launch, settings, false)));
  }

  private static boolean isShape(Settings settings) {
    return settings.known("model_type").filter("llm"::equals).isPresent()
        && settings.tree("input_features").isPresent();
  }

  private static void config(Launch launch, List<Word> words, Settings settings) {
    for (Flags.Flag flag : Flags.parse(words).flags()) {
      Optional<Text> value = flag.value();
      if (flag.isUnknown()) {
        settings.open(flag.unknown());
      } else if (isAny(flag, "-c", "--config")) {
        value.ifPresent(path -> Recipes.put(launch, path, Dialect.PYYAML, settings));
      } else if (isAny(flag, "-cs", "--config_str")) {
        value.ifPresent(text -> Recipes.putText(text, "--config_str", Dialect.PYYAML, settings));
      }
    }
  }

  private static boolean isAny(Flags.Flag flag, String... names) {
    return List.of(names).contains(flag.name());
  }

  /** Its other models have no adapter. */
  private Optional<TrainingRun> run(Launch launch, Settings settings, boolean searches) {
    boolean isOther =
        settings.unseen("model_type").isEmpty()
            && settings.known("model_type").filter("llm"::equals).isEmpty();
    Optional<String> hidden = settings.unseen("trainer.type");
    String trainer = settings.known("trainer.type").orElse(NOTHING);
    if (isOther || (hidden.isEmpty() && trainer.equals(NOTHING) && trainsNothing(settings))) {
      return Optional.empty();
    }
    boolean refused =
        hidden.isEmpty() && !trainer.equals(TUNING) && adapterType(settings).isPresent();
    return Optional.of(
        Draft.of(
                adapter(settings),
                hidden.isPresent() ? Stage.UNKNOWN : STAGES.getOrDefault(trainer, Stage.UNKNOWN),
                refused ? REFUSED : rate(launch, settings, searches),
                Remedy.write("learning_rate: "))
            .of(this, launch, settings));
  }

  /** An adapter that was trained before is only loaded. */
  private static boolean trainsNothing(Settings settings) {
    return adapterType(settings).isEmpty()
        || settings.get("adapter.pretrained_adapter_weights").found().isPresent();
  }

  private static Optional<String> adapterType(Settings settings) {
    return settings.known("adapter.type").or(() -> settings.known("adapter"));
  }

  private static LearningRate rate(Launch launch, Settings settings, boolean searches) {
    if (searches && settings.tree(SEARCHED).orElse(null) instanceof Tree.Mapping space) {
      return Numbers.rate(searched(space.entries()));
    }
    if (settings.tree(RATE).orElse(null) instanceof Tree.Sequence(List<Tree> items, var _)) {
      return Numbers.rate(Tried.one(RATE, scalars(items)));
    }
    return settings.known(RATE).filter("auto"::equals).isPresent()
        ? new LearningRate.Hidden("Ludwig chooses the rate: learning_rate is auto")
        : settings.rate(RATE, DEFAULT.rate(launch));
  }

  private static Text searched(Map<String, Tree> space) {
    if (space.get("categories") instanceof Tree.Sequence(List<Tree> items, var _)) {
      return Tried.one(RATE, scalars(items));
    }
    return space.get("lower") instanceof Tree.Scalar low
            && space.get("upper") instanceof Tree.Scalar high
        ? Tried.between(RATE, low.text(), high.text())
        : Text.unknown("a search tries values of " + RATE);
  }

  private static List<Text> scalars(List<Tree> items) {
    return items.stream()
        .map(item -> item instanceof Tree.Scalar scalar ? scalar.text() : Text.unknown("a list"))
        .toList();
  }

  /** torchao quantises when the model is saved, not the base that is trained on. */
  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen =
        settings
            .unseen("adapter")
            .or(() -> settings.unseen("adapter.type"))
            .or(() -> settings.unseen("quantization"));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    Optional<String> type = adapterType(settings);
    if (type.isEmpty()) {
      return AdapterRun.FULL;
    }
    if (!LORA.contains(type.get())) {
      return AdapterRun.unknown("the adapter \"" + type.get() + "\" is no LoRA");
    }
    boolean later = settings.known("quantization.backend").filter("torchao"::equals).isPresent();
    if (later && settings.isTrue("quantization.qat")) {
      return AdapterRun.unknown("quantization.qat trains for a quantisation to come");
    }
    return !later && settings.tree("quantization").orElse(null) instanceof Tree.Mapping
        ? AdapterRun.qlora(SIGNS.doubts(settings))
        : Signs.ofName(settings.known("base_model"), SIGNS.doubts(settings));
  }
}
