package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way TRL's scripts read their arguments: a YAML recipe after the exact word {@code --config}
 * gives defaults, the command line wins (trl/scripts/utils.py, TrlParser).
 */
final class TrlScript {
  static final String RATE = "learning_rate";

  static final Signs SIGNS = new Signs("lora_r", "use_rslora", "load_in_4bit", "load_in_8bit");

  private static final LearningRate.Invalid NO_MAPPING =
      Numbers.invalid(
          Text.EMPTY, "cannot be known: env of the recipe is no mapping, and TRL stops");

  private TrlScript() {}

  static TrainingRun read(Framework framework, Launch launch, TrlTrainer trainer) {
    return read(framework, launch, trainer, launch.args());
  }

  static TrainingRun read(
      Framework framework, Launch launch, TrlTrainer trainer, List<Word> words) {
    Settings settings = new Settings();
    config(words).ifPresent(path -> Recipes.put(launch, path, Dialect.PYYAML, settings));
    if (settings.tree("env").filter(env -> !(env instanceof Tree.Mapping)).isPresent()) {
      settings.fail(NO_MAPPING);
    }
    HfArguments.put(Flags.parse(words), TrlFields.ALL, settings);
    AdapterRun adapter = adapter(settings);
    Stage stage = stage(trainer, settings);
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(adapter.doubts());
    if (trainer.isRelated()) {
      doubts.add(Doubt.RELATED_STAGE);
    }
    return new Draft(
            adapter.method(),
            adapter.unclear(),
            stage,
            rate(launch, words, settings, trainer),
            doubts,
            Remedies.flag(launch, "--learning_rate", "learning_rate: "))
        .of(framework, launch, settings);
  }

  /** TRL knows a recipe only as the two words {@code --config FILE}; the first one counts. */
  private static Optional<Text> config(List<Word> words) {
    for (int i = 0; i < words.size() - 1; i++) {
      if (words.get(i).is("--config")) {
        return Optional.of(words.get(i + 1).text());
      }
    }
    return Optional.empty();
  }

  /** CPO with the SimPO loss is SimPO; every other trainer has one stage. */
  private static Stage stage(TrlTrainer trainer, Settings settings) {
    return trainer == TrlTrainer.CPO
            && settings.known("loss_type").filter("simpo"::equals).isPresent()
        ? Stage.SIMPO
        : trainer.stage();
  }

  private static LearningRate rate(
      Launch launch, List<Word> words, Settings settings, TrlTrainer trainer) {
    return HfArguments.fault(words, TrlFields.ALL, "TRL")
        .orElseGet(() -> settings.rate(RATE, trainer.defaults().rate(launch)));
  }

  /**
   * An adapter is trained only with {@code use_peft}; without it {@code lora_*} and {@code
   * load_in_*} change nothing that is trained (trl/trainer/model_config.py).
   */
  static AdapterRun adapter(Settings settings) {
    return switch (settings.bool("use_peft")) {
      case Reading.Found<Boolean>(Boolean peft) when peft ->
          SIGNS.adapter(settings, settings.known("model_name_or_path"));
      case Reading.Unreadable<Boolean>(String why) -> AdapterRun.unknown(why);
      case Reading.Found<Boolean> _, Reading.Absent<Boolean> _ -> AdapterRun.FULL;
    };
  }
}
