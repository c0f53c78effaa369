package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The alignment-handbook. Its scripts of today are TRL's in its own folder; those up to 0.3, {@code
 * run_sft.py recipe.yaml --key=value}, have a parser of their own (src/alignment/configs.py,
 * H4ArgumentParser).
 */
final class AlignmentHandbook implements Framework {
  private static final Map<String, Stage> OLD_SCRIPTS =
      Map.of(
          "run_sft.py", Stage.SFT,
          "run_dpo.py", Stage.DPO,
          "run_orpo.py", Stage.ORPO,
          "run_cpt.py", Stage.PRETRAIN);
  private static final Set<String> NEW_SCRIPTS = Set.of("sft", "dpo", "orpo");

  private static final Defaults OLD_DEFAULT =
      Defaults.of("transformers", new Defaults.Since("4.0", "5e-5"));

  @Override
  public String id() {
    return "alignment-handbook";
  }

  @Override
  public String title() {
    return "alignment-handbook";
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    if (!(launch.program() instanceof Program.Script script)) {
      return Optional.empty();
    }
    Stage old = OLD_SCRIPTS.get(script.fileName());
    if (old != null
        && !launch.args().isEmpty()
        && launch.args().getFirst().toString().endsWith(".yaml")) {
      return Optional.of(old(launch, old));
    }
    String name = script.fileName().replaceAll("\\.py$", "");
    return NEW_SCRIPTS.contains(name) && script.path().contains("alignment-handbook")
        ? TrlTrainer.of(name).map(trainer -> TrlScript.read(this, launch, trainer))
        : Optional.empty();
  }

  /** Recipe first, then only {@code --key=value}; a key with a hyphen is no key of it. */
  private TrainingRun old(Launch launch, Stage stage) {
    Settings settings = new Settings();
    Text path = launch.args().getFirst().text();
    Recipes.put(launch, path, Dialect.PYYAML, settings);
    for (Word word : launch.args().subList(1, launch.args().size())) {
      int equals = word.text().indexOf('=');
      if (!word.text().isKnown() && equals < 0) {
        settings.open(String.join(", ", word.text().unknowns()));
      } else if (equals > 2 && word.toString().startsWith("--")) {
        String key = word.toString().substring(2, equals);
        settings.put(key, "--" + key, word.text().sub(equals + 1));
      }
    }
    AdapterRun adapter = TrlScript.adapter(settings);
    return new Draft(
            adapter.method(),
            adapter.unclear(),
            stage,
            settings.strictRate(TrlScript.RATE, OLD_DEFAULT.rate()),
            adapter.doubts(),
            Remedies.word(launch, "--learning_rate", "learning_rate: "))
        .of(this, launch, settings);
  }
}
