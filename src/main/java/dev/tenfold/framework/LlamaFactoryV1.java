package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * LLaMA-Factory's rewrite, where {@code peft_config} and {@code quant_config} are mappings with the
 * name of a plug-in (v1/launcher.py, config/arg_parser.py, config/*_args.py, 0.9.5).
 */
final class LlamaFactoryV1 {
  private static final Set<String> FIELDS = Set.of(LlamaFactoryRun.RATE, "peft_config", "model");
  private static final Signs SIGNS = new Signs("peft_config.r", "peft_config.use_rslora");
  static final Defaults DEFAULT =
      Defaults.of("LLaMA-Factory v1", new Defaults.Since("0.9.5", "1e-4"));

  private LlamaFactoryV1() {}

  static TrainingRun read(Framework framework, Launch launch, String command, List<Word> words) {
    Settings settings = new Settings();
    boolean ofFile = !words.isEmpty() && words.getFirst().toString().matches(".*\\.(ya?ml|json)");
    if (ofFile) {
      Recipes.put(launch, words.getFirst().text(), Dialect.OMEGACONF, settings);
      KeyValues.put(words.subList(1, words.size()), settings);
    } else {
      HfArguments.put(Flags.parse(words), FIELDS, settings);
    }
    return Draft.of(
            adapter(settings),
            command.equals("rm") ? Stage.REWARD : Stage.SFT,
            settings.strictRate(LlamaFactoryRun.RATE, DEFAULT.rate()),
            ofFile
                ? Remedies.word(launch, LlamaFactoryRun.RATE, "learning_rate: ")
                : Remedies.flag(launch, "--learning_rate", "learning_rate: "))
        .of(framework, launch, settings);
  }

  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen =
        settings.unseen("peft_config.name").or(() -> settings.unseen("quant_config.name"));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    if (settings.known("peft_config").isPresent()) {
      return AdapterRun.unknown("peft_config is given as JSON, which is not read");
    }
    return switch (settings.known("peft_config.name").orElse("")) {
      case "", "freeze" -> AdapterRun.FULL;
      case "lora" ->
          settings.known("quant_config.name").isPresent()
              ? AdapterRun.qlora(SIGNS.doubts(settings))
              : Signs.ofName(settings.known("model"), SIGNS.doubts(settings));
      case String other -> AdapterRun.unknown("the adapter \"" + other + "\" is not known");
    };
  }
}
