package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * H2O LLM Studio: {@code python train.py -Y FILE}, where {@code --training.learning_rate VALUE}
 * wins over the file and takes its value as a word of its own. Without settings an adapter is
 * trained on a base in int4 (llm_studio/train.py, python_configs; 2024, not on PyPI; held against
 * its source only).
 */
final class H2oLlmStudio implements Framework {
  private static final String RATE = "training.learning_rate";
  private static final Starts STARTS =
      Starts.NONE.module("llm_studio\\.train").script("/llm_studio/train\\.py");
  private static final Starts ALONE = Starts.NONE.script("/train\\.py");
  private static final List<String> YAML = List.of("-Y", "--yaml");
  private static final List<String> PYTHON = List.of("-C", "--config");
  private static final Map<String, Stage> STAGES =
      Map.of(
          "text_causal_language_modeling", Stage.SFT,
          "text_sequence_to_sequence_modeling", Stage.SFT,
          "text_dpo_modeling", Stage.DPO,
          "text_kto_modeling", Stage.KTO,
          "text_rlhf_language_modeling", Stage.PPO);
  private static final Map<String, Boolean> QUANTISED = Map.of("int4", true, "int8", true);
  private static final Signs SIGNS = new Signs("training.lora_r", "training.use_rslora");
  private static final Defaults DEFAULT =
      Defaults.of("h2o-llmstudio", new Defaults.Since("1.0", "1e-4"));

  @Override
  public String id() {
    return "h2o-llmstudio";
  }

  @Override
  public String title() {
    return "H2O LLM Studio";
  }

  @Override
  public Facts facts() {
    return Facts.read("H2O LLM Studio's main branch, 2024, llm_studio/train.py and python_configs")
        .starts(STARTS)
        .starts("`train.py` with `-Y`")
        .channels(
            "`--" + RATE + "` with its value as a word of its own, the last one",
            "`" + RATE + "` of the file of `-Y`")
        .defaults("", DEFAULT)
        .signs("`training.lora`, without a word on", "`architecture.backbone_dtype` (quantised)")
        .signs("int4 without a word")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .or(() -> ALONE.of(launch).filter(start -> names(start.words(), YAML)))
        .map(start -> run(launch, start.words()))
        .or(() ->
            Recipes.alone(launch, Dialect.PYYAML, H2oLlmStudio::isShape)
                .map(settings -> run(launch, settings, Remedy.write("learning_rate: "))));
  }

  private static boolean names(List<Word> words, List<String> options) {
    return words.stream().anyMatch(word -> options.contains(word.toString()));
  }

  private static boolean isShape(Settings settings) {
    return settings.tree("problem_type").isPresent()
        && settings.tree("architecture.backbone_dtype").isPresent();
  }

  private TrainingRun run(Launch launch, List<Word> words) {
    Settings settings = new Settings();
    Flags flags = Flags.parse(words);
    if (names(words, PYTHON)) {
      settings.open("its configuration is a Python file");
    }
    flags.flags().stream()
        .filter(flag -> YAML.contains(flag.name()))
        .flatMap(flag -> flag.value().stream())
        .findFirst()
        .ifPresent(path -> Recipes.put(launch, path, Dialect.PYYAML, settings));
    for (Flags.Flag flag : flags.flags()) {
      if (flag.isUnknown()) {
        settings.open(flag.unknown());
      } else if (flag.name().startsWith("--") && flag.name().indexOf('.') > 0) {
        settings.put(
            flag.name().substring(2), flag.name(), flag.value().orElseGet(() -> Text.made("")));
      }
    }
    words.stream()
        .map(Word::text)
        .filter(text -> text.startsWith("--" + RATE + "="))
        .findFirst()
        .ifPresent(text ->
            settings.fail(
                Numbers.invalid(text, "is refused: write --" + RATE + " and the value apart")));
    return run(
        launch, settings, new Remedy("--" + RATE + " ", "learning_rate: ", Optional.empty()));
  }

  private TrainingRun run(Launch launch, Settings settings, Remedy remedy) {
    return Draft.of(
            adapter(settings),
            settings.unseen("problem_type").isPresent()
                ? Stage.UNKNOWN
                : STAGES.getOrDefault(settings.known("problem_type").orElse(""), Stage.UNKNOWN),
            settings.rate(RATE, DEFAULT.rate()),
            remedy)
        .of(this, launch, settings);
  }

  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen =
        settings.unseen("training.lora").or(() -> settings.unseen("architecture.backbone_dtype"));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    boolean isAbsent = settings.get("training.lora") instanceof Reading.Absent<Setting> _;
    if (!isAbsent && !settings.isTrue("training.lora")) {
      return AdapterRun.FULL;
    }
    String dtype = settings.known("architecture.backbone_dtype").orElse("int4");
    return QUANTISED.containsKey(dtype)
        ? AdapterRun.qlora(SIGNS.doubts(settings))
        : Signs.ofName(settings.known("llm_backbone"), SIGNS.doubts(settings));
  }
}
