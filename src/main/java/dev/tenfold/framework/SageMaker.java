package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.source.Text;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.Optional;
import java.util.Set;

/**
 * The hyper parameters of a SageMaker training job, each of which its container turns into {@code
 * --key value} for a script that is not seen (sagemaker_training/mapping.py, 5.1). They are taken
 * for what their names say; what the script does of its own is unknown.
 */
final class SageMaker implements Framework {
  private static final Set<String> SIGNS = Set.of("learning_rate", "lr", "lora_r", "load_in_4bit");

  @Override
  public String id() {
    return "sagemaker";
  }

  @Override
  public String title() {
    return "SageMaker";
  }

  @Override
  public Facts facts() {
    return Facts.read("sagemaker-training 5.1, mapping.py")
        .starts("`hyperParameters` of a TrainingJob")
        .channels("`learning_rate` or `lr`")
        .defaults("unknown: the script's")
        .signs("keys as of `generic`");
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    if (!(launch.program() instanceof Program.OfResource resource)
        || !resource.framework().equals(id())
        || SIGNS.stream().noneMatch(resource.settings()::containsKey)) {
      return Optional.empty();
    }
    Settings settings = new Settings();
    resource
        .settings()
        .forEach((key, value) -> settings.put(key.replace('-', '_'), key, unquoted(value)));
    return Optional.of(
        FlagsOnly.read(
            this,
            launch,
            settings,
            new FlagsOnly.Known(Optional.empty(), Stage.UNKNOWN, Set.of())));
  }

  /**
   * The container reads every value as JSON where it is some (sagemaker_training/environment.py).
   */
  private static Text unquoted(Text value) {
    Text text = value.strip();
    int last = text.length() - 1;
    return last > 0 && text.charAt(0) == '"' && text.charAt(last) == '"'
        ? text.sub(1, last)
        : value;
  }
}
