package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
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

  private static final Signs SIGNS =
      new Signs("lora_r", "use_rslora", "load_in_4bit", "load_in_8bit");

  private TrlScript() {}

  static TrainingRun read(Framework framework, Launch launch, TrlTrainer trainer) {
    return read(framework, launch, trainer, launch.args());
  }

  static TrainingRun read(
      Framework framework, Launch launch, TrlTrainer trainer, List<Word> words) {
    Settings settings = new Settings();
    config(words).ifPresent(path -> Recipes.put(launch, path, Dialect.PYYAML, settings));
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
            rate(words, settings, trainer),
            doubts,
            Remedies.flag(launch, "--learning_rate", "learning_rate: "))
        .of(framework, launch, settings);
  }

  /** TRL knows a recipe only as the two words {@code --config FILE}; the last one counts. */
  private static Optional<Text> config(List<Word> words) {
    for (int i = words.size() - 2; i >= 0; i--) {
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

  private static LearningRate rate(List<Word> words, Settings settings, TrlTrainer trainer) {
    Optional<Text> refused =
        words.stream()
            .map(Word::text)
            .filter(text -> text.is("--lr") || text.startsWith("--lr="))
            .findFirst();
    if (refused.isPresent()) {
      return Numbers.invalid(
          refused.get(), "is no flag of TRL: it is ambiguous with --lr_scheduler_type");
    }
    Optional<LearningRate> before = before(Flags.parse(words));
    if (before.isPresent()) {
      return before.get();
    }
    return settings.rate(RATE, trainer.defaults().rate());
  }

  /**
   * argparse converts every value, the ones that are overridden too, and finds a beginning without
   * an underscore or a dash ambiguous, as both spellings have it; a later Python may not.
   */
  private static Optional<LearningRate> before(Flags flags) {
    for (Flags.Flag flag : flags.flags()) {
      if (flag.name().length() > 2 && "--learning".startsWith(flag.name())) {
        return Optional.of(
            new LearningRate.Hidden(
                flag.name()
                    + " is ambiguous, or it is --learning_rate, as Python's version has it"));
      }
      if (HfArguments.resolve(flag.name(), TrlFields.ALL).filter(RATE::equals).isEmpty()) {
        continue;
      }
      Optional<Text> value = flag.value();
      if (value.isEmpty()) {
        return Optional.of(Numbers.invalid(Text.made(flag.name()), "has no value"));
      }
      if (Numbers.rate(value.get()) instanceof LearningRate.Invalid invalid
          && !Numbers.isFloat(invalid.written())) {
        return Optional.of(invalid);
      }
    }
    return Optional.empty();
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
