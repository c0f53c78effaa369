package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An unknown script with the flag of a learning rate. Its stage is a whole word of its name, and it
 * is warned about at most.
 */
final class Generic implements Framework {
  @Override
  public String id() {
    return "generic";
  }

  @Override
  public String title() {
    return "unknown script";
  }

  @Override
  public Facts facts() {
    return Facts.read("nothing, because the script is not known")
        .starts("any other process with one of these flags")
        .channels("`--learning_rate`", "`--lr`")
        .defaults("unknown: the script's")
        .signs(FlagsOnly.told());
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    if (!FlagsOnly.setsRate(launch)) {
      return Optional.empty();
    }
    Stage stage = stage(name(launch.program()));
    return Optional.of(
        FlagsOnly.read(
            this, launch, new FlagsOnly.Known(Optional.empty(), stage, Set.of(Doubt.GENERIC))));
  }

  private static String name(Program program) {
    return switch (program) {
      case Program.Script script -> script.fileName();
      case Program.Module(String module) -> module.substring(module.lastIndexOf('.') + 1);
      case Program.Command(String name) -> name;
      case Program.Inline _, Program.OfImage _, Program.OfResource _ -> "";
    };
  }

  /** The stage that a whole word of a script's name says. */
  static Stage stage(String name) {
    return List.of(name.replaceAll("\\.[a-z]+$", "").split("[^A-Za-z]+")).stream()
        .map(word -> Stage.of(word.toLowerCase(java.util.Locale.ROOT)))
        .flatMap(Optional::stream)
        .filter(stage -> stage != Stage.UNKNOWN)
        .findFirst()
        .orElse(Stage.UNKNOWN);
  }
}
