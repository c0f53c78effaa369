package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Style;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

  /**
   * What the old parser leaves as a string, though it is a number: PyYAML wants a dot and a sign.
   */
  private static final Pattern PYYAML_FLOAT =
      Pattern.compile(
          "[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?");

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
    Optional<LearningRate> crash = crash(Recipes.put(launch, path, settings).get(TrlScript.RATE));
    boolean overridden = false;
    for (Word word : launch.args().subList(1, launch.args().size())) {
      int equals = word.text().indexOf('=');
      if (!word.text().isKnown() && equals < 0) {
        settings.open(String.join(", ", word.text().unknowns()));
      } else if (equals > 2 && word.toString().startsWith("--")) {
        String key = word.toString().substring(2, equals);
        settings.put(key, "--" + key, word.text().sub(equals + 1));
        overridden |= key.equals(TrlScript.RATE);
      }
    }
    AdapterRun adapter = AdapterRun.of(settings);
    LearningRate rate = rate(settings);
    return new Draft(
            adapter.method(),
            adapter.unclear(),
            stage,
            overridden ? rate : crash.orElse(rate),
            adapter.doubts(),
            new Remedy(
                "--learning_rate=",
                "learning_rate: ",
                launch.end().map(end -> new Remedy.Addition(end, "--learning_rate="))))
        .of(this, launch);
  }

  private static LearningRate rate(Settings settings) {
    return switch (settings.get(TrlScript.RATE)) {
      case Reading.Found<Setting>(Setting setting) -> Numbers.rate(setting.value());
      case Reading.Unreadable<Setting>(String why) -> new LearningRate.Hidden(why);
      case Reading.Absent<Setting> absent -> OLD_DEFAULT.rate();
    };
  }

  private static Optional<LearningRate> crash(@org.jspecify.annotations.Nullable Tree rate) {
    if (!(rate instanceof Tree.Scalar(Text text, Style style, var span))
        || Numbers.parse(text.toString()).isEmpty()) {
      return Optional.empty();
    }
    boolean number =
        style == Style.PLAIN
            && (PYYAML_FLOAT.matcher(text).matches()
                || text.toString().strip().matches("[-+]?[0-9][0-9_]*"));
    return number
        ? Optional.empty()
        : Optional.of(
            Numbers.invalid(
                text, "is a string for PyYAML, and this parser crashes on it: write 2.0e-4"));
  }
}
