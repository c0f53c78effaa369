package dev.tenfold.framework;

import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * LLaMA-Factory: {@code llamafactory-cli train FILE key=value ...}, where OmegaConf puts the words
 * over the file, or flags of HfArgumentParser where there is no file (src/llamafactory/cli.py,
 * launcher.py, hparams/parser.py, 0.9.5). {@code USE_V1} selects its rewrite. FineTuneRun of
 * kube-llmops describes a run of it.
 */
final class LlamaFactory implements Framework {
  private static final Set<String> TRUE = Set.of("true", "y", "1");
  private static final Starts STARTS =
      Starts.NONE
          .command("llamafactory-cli", "train", "sft", "rm")
          .command("lmf", "train", "sft", "rm")
          .module("llamafactory\\.(cli)")
          .script("/llamafactory/(cli)\\.py")
          .script("/(?i:llama-?_?factory)[^/]*/(?:.*/)?(train|train_bash)\\.py")
          .script("/llamafactory/(launcher)\\.py")
          .script("/src/(train_bash)\\.py");
  private static final Set<String> SUBCOMMANDS = Set.of("train", "sft", "rm");

  @Override
  public String id() {
    return "llama-factory";
  }

  @Override
  public String title() {
    return "LLaMA-Factory";
  }

  @Override
  public Facts facts() {
    return Facts.read("LLaMA-Factory 0.9.5, launcher.py, hparams/parser.py and v1/config")
        .starts(STARTS)
        .starts("`src/train.py` with `finetuning_type` or `quantization_bit`", "FineTuneRun")
        .channels(
            "`learning_rate=` behind a file, the last one",
            "the file, YAML or JSON",
            "without a file `--learning_rate` and its unique beginnings, the last one")
        .defaults("transformers'", LlamaFactoryRun.DEFAULT)
        .defaults("with `USE_V1`", LlamaFactoryV1.DEFAULT)
        .signs("`finetuning_type`, without a word LoRA", "`quantization_bit` (quantised)")
        .signs(LlamaFactoryRun.SIGNS)
        .signs("with `USE_V1` `peft_config` and `quant_config` (quantised)");
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    if (launch.program() instanceof Program.OfResource(String framework, var fields, var _)) {
      return framework.equals(id())
          ? Optional.of(LlamaFactoryResource.read(this, launch, fields))
          : LlamaFactoryRun.recipe(this, launch);
    }
    return STARTS
        .of(launch)
        .flatMap(start ->
            start.name().equals("cli")
                ? subcommand(launch, start.words())
                : run(launch, start.name(), start.words()))
        .or(() ->
            Optional.of(launch)
                .filter(LlamaFactory::isTrain)
                .flatMap(l -> run(l, "train", l.args())));
  }

  private Optional<TrainingRun> subcommand(Launch launch, List<Word> words) {
    return words.isEmpty() || !SUBCOMMANDS.contains(words.getFirst().toString())
        ? Optional.empty()
        : run(launch, words.getFirst().toString(), words.subList(1, words.size()));
  }

  private Optional<TrainingRun> run(Launch launch, String command, List<Word> words) {
    if (isEnabled(launch.environment(), "USE_V1")) {
      return Optional.of(LlamaFactoryV1.read(this, launch, command, words));
    }
    return command.equals("sft") || command.equals("rm")
        ? Optional.empty()
        : LlamaFactoryRun.read(this, launch, words);
  }

  /**
   * A {@code src/train.py} is LLaMA-Factory's where its arguments are (it has no name of its own).
   */
  private static boolean isTrain(Launch launch) {
    return launch.program() instanceof Program.Script(String path)
        && ("/" + path).endsWith("/src/train.py")
        && launch.args().stream()
            .map(word -> word.toString().toLowerCase(Locale.ROOT))
            .anyMatch(word ->
                word.startsWith("--finetuning_type")
                    || word.startsWith("finetuning_type=")
                    || word.startsWith("--quantization_bit"));
  }

  /** How LLaMA-Factory reads a switch in a variable (extras/misc.py). */
  static boolean isEnabled(Environment environment, String variable) {
    return environment
        .get(variable)
        .flatMap(Text::known)
        .map(value -> value.toLowerCase(Locale.ROOT))
        .filter(TRUE::contains)
        .isPresent();
  }
}
