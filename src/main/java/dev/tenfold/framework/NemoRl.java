package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * NeMo-RL: {@code python examples/run_sft.py --config FILE key=value ...}, where a file inherits
 * from others, Hydra's overrides come last, and only the backend that is enabled counts
 * (examples/run_*.py, nemo_rl/utils/config.py, examples/configs). Its adapters have an unquantised
 * base. Held against its source and Hydra's parser only: it is not on PyPI.
 */
final class NemoRl implements Framework {
  /** The keys of a backend. */
  private record Backend(String rate, String adapter, String rank) {
    static final Backend DTENSOR =
        new Backend(
            "policy.optimizer.kwargs.lr",
            "policy.dtensor_cfg.lora_cfg.enabled",
            "policy.dtensor_cfg.lora_cfg.dim");
    static final Backend MEGATRON =
        new Backend(
            "policy.megatron_cfg.optimizer.lr",
            "policy.megatron_cfg.peft.enabled",
            "policy.megatron_cfg.peft.dim");
  }

  private static final String MEGATRON = "policy.megatron_cfg.enabled";
  private static final Starts STARTS =
      Starts.NONE.script(
          "/examples/(?:nemo_gym/)?run_((?:vlm_)?(?:sft|dpo|rm|ppo|grpo|gdpo|distillation)(?:_\\w+)?)\\.py");

  @Override
  public String id() {
    return "nemo-rl";
  }

  @Override
  public String title() {
    return "NeMo-RL";
  }

  @Override
  public Facts facts() {
    return NemoRlConfigs.defaults(
            Facts.read("NeMo-RL 0.4 to 0.7, examples/run_*.py and nemo_rl/utils/config.py")
                .starts(STARTS)
                .starts("a recipe with `policy` and the section of its stage"))
        .channels(
            "`" + Backend.DTENSOR.rate + "=`, the last one",
            "the recipe, over those it inherits from",
            "with `" + MEGATRON + "` instead `" + Backend.MEGATRON.rate + "`")
        .signs("`" + Backend.DTENSOR.adapter + "`", "`" + Backend.MEGATRON.adapter + "`")
        .signs("a quantised base only by its name");
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return Recipes.alone(launch, Dialect.OMEGACONF, settings -> section(settings).isPresent())
        .map(settings ->
            run(
                launch,
                section(settings).orElseThrow(),
                settings,
                new LearningRate.Hidden("no rate is set"),
                Remedy.write("lr: ")))
        .or(() ->
            STARTS
                .of(launch)
                .filter(start -> start.words().isEmpty() || !isYaml(start.words().getFirst()))
                .map(start -> read(launch, start)));
  }

  /** The first word of alignment-handbook's script of the same name. */
  private static boolean isYaml(Word word) {
    return word.toString().matches("[^-].*\\.ya?ml");
  }

  /** A recipe by itself names what it does by a section, and has the policy's optimizer. */
  private static Optional<String> section(Settings settings) {
    boolean ours =
        settings.known("policy.model_name").isPresent()
            && (settings.get(Backend.DTENSOR.rate).found().isPresent()
                || settings.get(Backend.MEGATRON.rate).found().isPresent());
    return List.of("sft", "dpo", "grpo", "rm", "ppo", "distillation").stream()
        .filter(section -> ours && settings.tree(section).isPresent())
        .findFirst();
  }

  private TrainingRun read(Launch launch, Starts.Start start) {
    Settings settings = new Settings();
    List<Word> overrides = new ArrayList<>();
    Optional<Text> config = KeyValues.config(start.words(), overrides);
    Optional<Defaults> known =
        config.isPresent()
            ? NemoRlConfigs.put(launch, config.get(), settings)
            : NemoRlConfigs.ofScript(start.name());
    new HydraWords(false, Set.of(Backend.DTENSOR.rate, Backend.MEGATRON.rate))
        .put(overrides, settings);
    Interpolations.resolve(
        settings, launch.environment(), Backend.DTENSOR.rate, Backend.MEGATRON.rate, MEGATRON);
    LearningRate absent =
        known
            .map(Defaults::rate)
            .orElseGet(() -> new LearningRate.Hidden("no file that is seen sets the rate"));
    return run(
        launch,
        start.name(),
        settings,
        absent,
        Remedies.word(launch, backend(settings).rate, "lr: "));
  }

  private static Backend backend(Settings settings) {
    return settings.isTrue(MEGATRON) ? Backend.MEGATRON : Backend.DTENSOR;
  }

  private TrainingRun run(
      Launch launch, String name, Settings settings, LearningRate absent, Remedy remedy) {
    Backend backend = backend(settings);
    Optional<String> unseen = settings.unseen(MEGATRON).or(() -> settings.unseen(backend.adapter));
    AdapterRun adapter =
        unseen
            .map(AdapterRun::unknown)
            .orElseGet(() ->
                settings.isTrue(backend.adapter)
                    ? Signs.ofName(
                        settings.known("policy.model_name"),
                        new Signs(backend.rank, "").doubts(settings))
                    : AdapterRun.FULL);
    Draft draft = Draft.of(adapter, stage(name), settings.strictRate(backend.rate, absent), remedy);
    boolean related = name.contains("distillation") || name.contains("gdpo");
    return (related ? draft.doubted(Doubt.RELATED_STAGE) : draft).of(this, launch, settings);
  }

  private static Stage stage(String name) {
    String first = name.replaceFirst("^vlm_", "").replaceFirst("_.*", "");
    return switch (first) {
      case "sft", "distillation" -> Stage.SFT;
      case "dpo" -> Stage.DPO;
      case "grpo", "gdpo" -> Stage.GRPO;
      case "rm" -> Stage.REWARD;
      case "ppo" -> Stage.PPO;
      default -> Stage.UNKNOWN;
    };
  }
}
