package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.source.Text;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;
import java.util.Set;

/**
 * The trainer that train() of Kubeflow's v1 SDK starts in its own image (kubeflow/trainer,
 * sdk/python/kubeflow/trainer/hf_llm_training.py, 1.9; held against its source): two arguments hold
 * JSON, and every value is cast to the type of its default. LoRA is always applied, and the base is
 * quantised only if the model itself is.
 */
final class KubeflowLlm implements Framework {
  private static final String PARAMETERS = "training_parameters";
  private static final String LORA = "lora_config";
  private static final Starts STARTS = Starts.NONE.script("/hf_llm_training\\.py");
  private static final Set<String> FIELDS = Set.of(PARAMETERS, LORA, "model_uri");
  private static final Signs SIGNS = new Signs("r", "use_rslora");
  private static final Defaults DEFAULT =
      Defaults.of("transformers", new Defaults.Since("4.0", "5e-5"));

  @Override
  public String id() {
    return "kubeflow-llm";
  }

  @Override
  public String title() {
    return "Kubeflow's LLM trainer";
  }

  @Override
  public Facts facts() {
    return Facts.read("kubeflow/trainer 1.9, sdk/python/kubeflow/trainer/hf_llm_training.py")
        .starts(STARTS)
        .starts("its image with `--training_parameters` and `--lora_config`")
        .channels("`--training_parameters`, JSON")
        .defaults("transformers'", DEFAULT)
        .signs("an adapter always; a quantised base only by its name")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    Settings words = new Settings();
    HfArguments.put(Flags.parse(launch.args()), FIELDS, words);
    boolean isOfImage =
        launch.program() instanceof Program.OfImage
            && words.get(PARAMETERS).found().isPresent()
            && words.get(LORA).found().isPresent();
    return STARTS.of(launch).isPresent() || isOfImage
        ? Optional.of(run(launch, words))
        : Optional.empty();
  }

  private TrainingRun run(Launch launch, Settings words) {
    Settings settings = new Settings();
    json(words, LORA).ifPresent(text -> Recipes.putText(text, LORA, Dialect.JSON, settings));
    words.unseen(PARAMETERS).ifPresent(settings::open);
    json(words, PARAMETERS)
        .ifPresent(text -> Recipes.putText(text, PARAMETERS, Dialect.JSON, settings));
    AdapterRun adapter = Signs.ofName(words.known("model_uri"), SIGNS.doubts(settings));
    return new Draft(
            adapter.method(),
            adapter.unclear(),
            Stage.SFT,
            settings.rate("learning_rate", DEFAULT.rate()),
            adapter.doubts(),
            Remedy.write("\"learning_rate\": "))
        .of(this, launch, settings);
  }

  private static Optional<Text> json(Settings words, String key) {
    return words.get(key).found().map(setting -> setting.value()).filter(text -> text.length() > 0);
  }
}
