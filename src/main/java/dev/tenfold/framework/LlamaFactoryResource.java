package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.Map;

/**
 * The fields of a FineTuneRun, of which kube-llmops makes a run of LLaMA-Factory
 * (operator/api/v1alpha1/finetunerun_types.go, internal/builder/workflow.go).
 */
final class LlamaFactoryResource {
  private static final String RATE = "learningRate";
  private static final LearningRate NOT_KNOWN =
      new LearningRate.Hidden("no rate is set, and the operator's own is not known");
  private static final Signs SIGNS = new Signs("loraRank", "useRslora");

  private LlamaFactoryResource() {}

  static TrainingRun read(Framework framework, Launch launch, Map<String, Text> fields) {
    Settings settings = new Settings();
    fields.forEach((name, value) -> settings.put(name, name, value));
    return Draft.of(
            adapter(settings),
            Stage.SFT,
            settings.rate(RATE, NOT_KNOWN),
            Remedy.write("spec.training.learningRate: "))
        .of(framework, launch, settings);
  }

  /** LoRA where nothing is said, by the default of the resource's schema. */
  private static AdapterRun adapter(Settings settings) {
    return settings
        .unseen("method")
        .map(AdapterRun::unknown)
        .orElseGet(() ->
            switch (settings.known("method").orElse("")) {
              case "qlora" -> AdapterRun.qlora(SIGNS.doubts(settings));
              case "", "lora" -> Signs.ofName(settings.known("baseModel"), SIGNS.doubts(settings));
              case "full" -> AdapterRun.FULL;
              case String other -> AdapterRun.unknown("method \"" + other + "\" is not known");
            });
  }
}
