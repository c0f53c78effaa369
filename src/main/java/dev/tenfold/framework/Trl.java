package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * TRL: the {@code trl} command, its scripts and its examples (trl/cli, trl/scripts,
 * examples/scripts).
 */
final class Trl implements Framework {
  private static final Set<String> SUBCOMMANDS =
      Set.of("sft", "dpo", "grpo", "kto", "orpo", "reward", "rloo", "distillation");
  private static final Set<String> SIGNS = Set.of("use_peft", "load_in_4bit", "load_in_8bit");

  @Override
  public String id() {
    return "trl";
  }

  @Override
  public String title() {
    return "TRL";
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return switch (launch.program()) {
      case Program.Command(String name) when name.equals("trl") -> command(launch);
      case Program.Module(String name) when name.startsWith("trl.") ->
          TrlTrainer.of(name.substring(name.lastIndexOf('.') + 1))
              .map(trainer -> TrlScript.read(this, launch, trainer));
      case Program.Script script when script.fileName().endsWith(".py") -> script(launch, script);
      case Program.Command _,
          Program.Module _,
          Program.Script _,
          Program.Inline _,
          Program.OfImage _,
          Program.OfResource _ ->
          Optional.empty();
    };
  }

  private Optional<TrainingRun> command(Launch launch) {
    List<Word> args = launch.args();
    if (args.isEmpty() || !SUBCOMMANDS.contains(args.getFirst().toString())) {
      return Optional.empty();
    }
    return TrlTrainer.of(args.getFirst().toString())
        .map(trainer -> TrlScript.read(this, launch, trainer, args.subList(1, args.size())));
  }

  private Optional<TrainingRun> script(Launch launch, Program.Script script) {
    String name = script.fileName();
    return TrlTrainer.of(name.substring(0, name.length() - ".py".length()))
        .filter(trainer -> isOfTrl(script.path(), launch.args()))
        .map(trainer -> TrlScript.read(this, launch, trainer));
  }

  private static boolean isOfTrl(String path, List<Word> args) {
    String folder = "/" + path.substring(0, path.lastIndexOf('/') + 1);
    if (folder.contains("/trl/scripts/") || folder.contains("/examples/scripts/")) {
      return true;
    }
    if (folder.endsWith("/scripts/") && args.stream().anyMatch(word -> word.is("--config"))) {
      return true;
    }
    List<String> names =
        Flags.parse(args).flags().stream()
            .filter(flag -> !flag.isUnknown())
            .map(Flags.Flag::name)
            .toList();
    return names.stream().anyMatch(name -> SIGNS.contains(field(name)))
        && names.stream().allMatch(name -> HfArguments.resolve(name, TrlFields.ALL).isPresent());
  }

  private static String field(String flag) {
    return HfArguments.resolve(flag, TrlFields.ALL).orElse("");
  }
}
