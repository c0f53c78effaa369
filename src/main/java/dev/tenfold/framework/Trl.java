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
  private static final Starts STARTS =
      Starts.NONE
          .command("trl", "sft", "dpo", "grpo", "kto", "reward", "rloo", "distillation")
          .module("trl\\.(?:commands\\.)?scripts\\.([a-z_]+)");
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
  public Facts facts() {
    Facts facts =
        Facts.read("trl 0.12.0 to 1.16.0, trl/scripts and trl/trainer")
            .starts(STARTS)
            .starts(
                "its scripts in `trl/scripts` or `examples/scripts`, or in `scripts` with `--config`",
                "elsewhere scripts of these names with `--use_peft` or `--load_in_4bit` and no flag"
                    + " that TRL does not have")
            .channels(
                "`--learning_rate` and its unique beginnings, the last one", "`--config FILE`")
            .signs("`use_peft`")
            .signs(TrlScript.SIGNS);
    for (TrlTrainer trainer : TrlTrainer.values()) {
      facts = facts.defaults(trainer.names().getFirst(), trainer.defaults());
    }
    return facts;
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .flatMap(start ->
            TrlTrainer.of(start.name())
                .map(trainer -> TrlScript.read(this, launch, trainer, start.words())))
        .or(() ->
            launch.program() instanceof Program.Script script && script.fileName().endsWith(".py")
                ? script(launch, script)
                : Optional.empty());
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
