package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Recipe;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;

/**
 * KAITO's tuning of a Workspace, whose recipe is the key {@code training_config.yaml} of a
 * ConfigMap, and the process that it makes of it (kaito-project/kaito,
 * presets/workspace/tuning/text-generation, parser.py and fine_tuning.py, 0.12; held against its
 * source). Every section is turned into words and parsed by HfArgumentParser, which casts the rate.
 * LoRA is always applied; its own templates set no rate.
 */
final class Kaito implements Framework {
  private static final String RATE = "training_config.TrainingArguments.learning_rate";
  private static final String DEFAULT_RECIPE = "/mnt/config/training_config.yaml";
  private static final Starts STARTS = Starts.NONE.script("/tfs/fine_tuning\\.py");
  private static final Signs SIGNS =
      new Signs(
          "training_config.LoraConfig.r",
          "training_config.LoraConfig.use_rslora",
          "training_config.QuantizationConfig.load_in_4bit",
          "training_config.QuantizationConfig.load_in_8bit");

  /** TRL's SFTConfig since 0.11.0, transformers' TrainingArguments before (CONFIG_CLASS_MAP). */
  private static final Defaults DEFAULT =
      Defaults.of("KAITO", new Defaults.Since("0.11.0", "2e-5"), new Defaults.Since("0.3", "5e-5"));

  @Override
  public String id() {
    return "kaito";
  }

  @Override
  public String title() {
    return "KAITO";
  }

  @Override
  public Facts facts() {
    return Facts.read("KAITO 0.12, presets/workspace/tuning/text-generation")
        .starts("`tuning` of a Workspace")
        .starts(STARTS)
        .channels("`training_config.TrainingArguments.learning_rate` of the recipe")
        .defaults("", DEFAULT)
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    if (launch.program() instanceof Program.OfResource resource) {
      return ofResource(launch, resource);
    }
    return STARTS
        .of(launch)
        .map(start -> {
          Settings settings = new Settings();
          Text path =
              launch.environment().get("YAML_FILE_PATH").orElseGet(() -> Text.made(DEFAULT_RECIPE));
          Recipes.put(launch, path, Dialect.PYYAML, settings);
          return run(launch, settings, SIGNS.adapter(settings, Optional.empty()));
        });
  }

  private Optional<TrainingRun> ofResource(Launch launch, Program.OfResource resource) {
    Settings settings = new Settings();
    resource
        .recipe()
        .map(Recipe::text)
        .ifPresent(text -> Recipes.putText(text, "training_config.yaml", Dialect.PYYAML, settings));
    if (resource.framework().isEmpty()) {
      return settings.tree("training_config").isPresent()
          ? Optional.of(run(launch, settings, SIGNS.adapter(settings, Optional.empty())))
          : Optional.empty();
    }
    if (!resource.framework().equals(id())) {
      return Optional.empty();
    }
    resource.settings().forEach((key, value) -> settings.put("tuning." + key, key, value));
    return Optional.of(run(launch, settings, adapter(settings)));
  }

  /** KAITO's own webhook holds the method to what the recipe says (tuning_config_validation.go). */
  private static AdapterRun adapter(Settings settings) {
    if (settings.tree("training_config.QuantizationConfig").isPresent()) {
      return SIGNS.adapter(settings, Optional.empty());
    }
    return switch (settings.known("tuning.method").orElse("")) {
      case "qlora" -> AdapterRun.qlora(SIGNS.doubts(settings));
      case "lora" -> AdapterRun.lora(SIGNS.doubts(settings));
      case String other -> AdapterRun.unknown("tuning.method \"" + other + "\" is not known");
    };
  }

  private TrainingRun run(Launch launch, Settings settings, AdapterRun adapter) {
    return new Draft(
            adapter.method(),
            adapter.unclear(),
            Stage.SFT,
            rate(settings),
            adapter.doubts(),
            Remedy.write("training_config.TrainingArguments.learning_rate: "))
        .of(this, launch, settings);
  }

  /** A null becomes the word None, which no float takes. */
  private static LearningRate rate(Settings settings) {
    return settings.get(RATE) instanceof Reading.Found<Setting>(Setting setting)
            && setting.kind() == Setting.Kind.NULL
        ? Numbers.invalid(Text.made("null"), "is not a number")
        : settings.rate(RATE, DEFAULT.rate());
  }
}
