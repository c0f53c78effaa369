package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;
import java.util.Set;

/**
 * DataTunerX: the fields of its resources, and the command that its controller makes of them
 * (DataTunerX/datatunerx, internal/controller/finetune/finetune_controller.go, cmd/tuning/train.py;
 * held against its source). LoRA is always applied, whatever PEFT says; int8 wins over int4.
 */
final class DataTunerX implements Framework {
  private static final Starts STARTS = Starts.NONE.script("^/tuning/train\\.py");
  private static final Set<String> FIELDS =
      Set.of("learning_rate", "quantization", "lora_rank", "model_name_or_path");
  private static final LearningRate REQUIRED =
      Numbers.invalid(Text.EMPTY, "is not set, and DataTunerX requires one");
  private static final Defaults DEFAULTS =
      Defaults.of("transformers", new Defaults.Since("4.0", "5e-5"));

  @Override
  public String id() {
    return "datatunerx";
  }

  @Override
  public String title() {
    return "DataTunerX";
  }

  @Override
  public Facts facts() {
    return Facts.read("DataTunerX/datatunerx at f2a814d89, finetune_controller.go and cmd/tuning")
        .starts("Hyperparameter, Finetune, FinetuneJob and FinetuneExperiment")
        .starts(STARTS)
        .channels("`overrides.learningRate`", "`parameters.learningRate`", "`--learning_rate`")
        .defaults("none: the resource requires it; the script", DEFAULTS)
        .signs("an adapter always", "`int4`, `int8` or `--quantization` (quantised)");
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    if (launch.program() instanceof Program.OfResource resource) {
      return resource.framework().equals(id())
          ? Optional.of(ofResource(launch, resource))
          : Optional.empty();
    }
    return STARTS.of(launch).map(start -> command(launch, start));
  }

  private TrainingRun ofResource(Launch launch, Program.OfResource resource) {
    Settings settings = new Settings();
    resource
        .recipe()
        .ifPresent(hidden -> settings.open(String.join(", ", hidden.text().unknowns())));
    resource.settings().forEach((key, value) -> settings.put(key, key, value));
    return run(
        launch,
        settings,
        new Signs("loRA_R", "", "int8", "int4").adapter(settings, Optional.empty()),
        settings.rate("learningRate", REQUIRED),
        Remedy.write("learningRate: "));
  }

  private TrainingRun command(Launch launch, Starts.Start start) {
    Settings settings = new Settings();
    HfArguments.put(Flags.parse(start.words()), FIELDS, settings);
    Signs signs = new Signs("lora_rank", "");
    AdapterRun adapter =
        settings
            .unseen("quantization")
            .map(AdapterRun::unknown)
            .orElseGet(() ->
                settings.known("quantization").isPresent()
                    ? AdapterRun.qlora(signs.doubts(settings))
                    : signs.adapter(settings, settings.known("model_name_or_path")));
    return run(
        launch,
        settings,
        adapter,
        settings.rate("learning_rate", DEFAULTS.rate()),
        Remedies.flag(launch, "--learning_rate", "learning_rate: "));
  }

  private TrainingRun run(
      Launch launch, Settings settings, AdapterRun adapter, LearningRate rate, Remedy remedy) {
    return new Draft(adapter.method(), adapter.unclear(), Stage.SFT, rate, adapter.doubts(), remedy)
        .of(this, launch, settings);
  }
}
