package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Setting.Kind;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The alignment-handbook. Its scripts of today are TRL's in its own folder; those up to 0.3, {@code
 * run_sft.py recipe.yaml --key=value}, have a parser of their own (alignment/configs.py,
 * H4ArgumentParser; alignment/model_utils.py; release 0.3.0).
 */
final class AlignmentHandbook implements Framework {
  /** Of a run of the old scripts, whose defaults are those of the TRL that is installed with it. */
  private record Old(Stage stage, Defaults defaults) {}

  private static final Defaults SFT = defaults("2e-5");
  private static final Defaults PREFERENCE = defaults("1e-6");
  private static final Map<String, Old> OLD =
      Map.of(
          "sft", new Old(Stage.SFT, SFT),
          "cpt", new Old(Stage.PRETRAIN, SFT),
          "dpo", new Old(Stage.DPO, PREFERENCE),
          "orpo", new Old(Stage.ORPO, PREFERENCE));
  private static final Starts OLD_SCRIPTS = Starts.NONE.script("/run_(sft|cpt|dpo|orpo)\\.py");
  private static final Starts NEW_SCRIPTS =
      Starts.NONE.script("alignment-handbook[^/]*/(?:.*/)?(sft|dpo|orpo)\\.py");
  private static final Set<String> BOOLEANS = Set.of("use_peft", "load_in_4bit", "load_in_8bit");
  private static final Signs SIGNS = new Signs("lora_r", "", "load_in_4bit", "load_in_8bit");

  private static Defaults defaults(String sinceTrl) {
    return new Defaults(
        "TRL",
        List.of(new Defaults.Since("0.12.0", sinceTrl), new Defaults.Since("0.9.6", "5e-5")));
  }

  @Override
  public String id() {
    return "alignment-handbook";
  }

  @Override
  public String title() {
    return "alignment-handbook";
  }

  @Override
  public Facts facts() {
    return Facts.read("alignment-handbook 0.3.0 (old parser), its main branch (TRL's parser)")
        .starts(NEW_SCRIPTS)
        .starts(OLD_SCRIPTS)
        .channels(
            "new: as `trl`", "old: `--learning_rate=`, the last one", "old: the recipe, first word")
        .defaults("new: as `trl`")
        .defaults("old: run_sft, run_cpt with TRL", SFT)
        .defaults("old: run_dpo, run_orpo with TRL", PREFERENCE)
        .signs("`use_peft`")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return NEW_SCRIPTS
        .of(launch)
        .flatMap(start -> TrlTrainer.of(start.name()))
        .map(trainer -> TrlScript.read(this, launch, trainer))
        .or(() ->
            OLD_SCRIPTS
                .of(launch)
                .filter(start ->
                    !start.words().isEmpty()
                        && start.words().getFirst().toString().endsWith(".yaml"))
                .map(
                    start -> old(launch, java.util.Objects.requireNonNull(OLD.get(start.name())))));
  }

  private TrainingRun old(Launch launch, Old script) {
    Settings settings = new Settings();
    Recipes.put(launch, launch.args().getFirst().text(), Dialect.PYYAML, settings);
    YamlThenFlags.put(launch.args().subList(1, launch.args().size()), BOOLEANS, settings);
    AdapterRun adapter = adapter(settings);
    return new Draft(
            adapter.method(),
            adapter.unclear(),
            script.stage(),
            settings.strictRate(TrlScript.RATE, script.defaults().rate(launch)),
            adapter.doubts(),
            Remedies.word(launch, "--learning_rate", "learning_rate: "))
        .of(this, launch, settings);
  }

  /** Anything but False has an adapter; what is not empty loads in 4 or 8 bit. */
  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen = settings.unseen("use_peft");
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    boolean none =
        switch (settings.get("use_peft")) {
          case Reading.Found<Setting>(Setting setting) ->
              (setting.kind() == Kind.BOOLEAN || setting.kind() == Kind.TEXT)
                  && setting.value().is("false");
          case Reading.Absent<Setting> _, Reading.Unreadable<Setting> _ -> true;
        };
    if (none) {
      return AdapterRun.FULL;
    }
    if (isTruthy(settings, "load_in_4bit") || isTruthy(settings, "load_in_8bit")) {
      return AdapterRun.qlora(SIGNS.doubts(settings));
    }
    return settings
        .unseen("load_in_4bit")
        .or(() -> settings.unseen("load_in_8bit"))
        .map(AdapterRun::unknown)
        .orElseGet(
            () -> Signs.ofName(settings.known("model_name_or_path"), SIGNS.doubts(settings)));
  }

  private static boolean isTruthy(Settings settings, String key) {
    return settings
        .get(key)
        .found()
        .filter(setting ->
            switch (setting.kind()) {
              case BOOLEAN, TEXT -> setting.value().is("true");
              case STRING, COLLECTION -> setting.value().length() > 0;
              case NUMBER ->
                  Numbers.parse(setting.value().toString()).filter(n -> n.signum() == 0).isEmpty();
              case NULL -> false;
            })
        .isPresent();
  }
}
