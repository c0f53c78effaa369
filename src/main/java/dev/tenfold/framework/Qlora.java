package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.training.Method;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The script of the QLoRA paper, {@code python qlora.py}: an adapter on a base of 4 bits unless
 * {@code --bits} or {@code --full_finetune} say otherwise, at 2e-4 (artidoro/qlora, qlora.py, the
 * last version, 2023-07). Held against HfArgumentParser with its fields restated.
 */
final class Qlora implements Framework {
  private static final String RATE = "learning_rate";
  private static final Set<String> OWN =
      Set.of(
          "trust_remote_code",
          "eval_dataset_size",
          "max_train_samples",
          "max_eval_samples",
          "source_max_len",
          "target_max_len",
          "dataset",
          "dataset_format",
          "cache_dir",
          "train_on_source",
          "mmlu_split",
          "mmlu_dataset",
          "do_mmlu_eval",
          "max_mmlu_samples",
          "mmlu_source_max_len",
          "full_finetune",
          "adam8bit",
          "double_quant",
          "quant_type",
          "bits",
          "max_memory_MB",
          "predict_with_generate",
          "generation_max_length",
          "use_auth_token",
          "generation_num_beams",
          "sortish_sampler",
          "do_sample",
          "num_beams",
          "top_k",
          "top_p",
          "typical_p",
          "max_new_tokens",
          "min_new_tokens",
          "temperature");
  private static final Set<String> FIELDS = fields();
  private static final Set<String> QUANTISED = Set.of("4", "8");
  private static final Signs SIGNS = new Signs("lora_r", "");

  /** The last commit is older than two years. */
  private static final Defaults DEFAULT = Defaults.of("qlora", new Defaults.Since("1", "2e-4"));

  private static Set<String> fields() {
    Set<String> all = new HashSet<>(TrlFields.ALL);
    all.addAll(OWN);
    return Set.copyOf(all);
  }

  @Override
  public String id() {
    return "qlora";
  }

  @Override
  public String title() {
    return "qlora.py";
  }

  @Override
  public Facts facts() {
    return Facts.read("artidoro/qlora at its last version, 2023-07, qlora.py")
        .starts("`qlora/qlora.py`", "`qlora.py` with only its flags")
        .channels(
            "`--learning_rate` and its unique beginnings, the last one",
            "`SCRIPT.args` beside the script")
        .defaults("", DEFAULT)
        .signs("an adapter unless `full_finetune`", "`bits`, without a word 4 (quantised)")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return launch.program() instanceof Program.Script script
            && script.fileName().equals("qlora.py")
            && isOfQlora(script.path(), launch.args())
        ? Optional.of(run(launch))
        : Optional.empty();
  }

  /** Others name their scripts so too; theirs have flags of their own. */
  private static boolean isOfQlora(String path, List<Word> args) {
    return ("/" + path).contains("/qlora/")
        || Flags.parse(args).flags().stream()
            .allMatch(
                flag -> flag.isUnknown() || HfArguments.resolve(flag.name(), FIELDS).isPresent());
  }

  private TrainingRun run(Launch launch) {
    List<Word> words = HfArguments.withSidecar(launch, launch.args());
    Settings settings = new Settings();
    HfArguments.put(Flags.parse(words), FIELDS, settings);
    return Draft.of(
            adapter(settings),
            Stage.SFT,
            HfArguments.fault(words, FIELDS, title())
                .orElseGet(() -> settings.rate(RATE, DEFAULT.rate())),
            Remedies.flag(launch, "--learning_rate", "--learning_rate "))
        .of(this, launch, settings);
  }

  private static AdapterRun adapter(Settings settings) {
    Optional<String> unseen = settings.unseen("full_finetune").or(() -> settings.unseen("bits"));
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    if (settings.isTrue("full_finetune")) {
      return AdapterRun.FULL;
    }
    String bits = settings.known("bits").map(String::strip).orElse("4");
    return new AdapterRun(
        QUANTISED.contains(bits) ? Method.QLORA : Method.LORA, "", SIGNS.doubts(settings));
  }
}
