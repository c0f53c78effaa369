package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Text;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Optional;

/**
 * The example scripts of transformers (examples/pytorch), which train with its Trainer. They have
 * no adapter of their own, so that a run of them is judged by the signs that its flags give. A JSON
 * file as the only argument is all that counts; otherwise the words of a file {@code run_clm.args}
 * beside the script stand before those of the command line (transformers/hf_argparser.py, 5.23.0).
 */
final class Transformers implements Framework {
  private static final String RATE = "learning_rate";
  private static final Starts STARTS =
      Starts.NONE.script(
          "/run_(clm|fim|mlm|plm|vlm|seq2seq|summarization|translation|qa|seq2seq_qa|glue|xnli"
              + "|classification|ner|swag)(?:_no_trainer)?\\.py");
  private static final Defaults DEFAULT =
      Defaults.of("transformers", new Defaults.Since("4.0", "5e-5"));

  @Override
  public String id() {
    return "transformers";
  }

  @Override
  public String title() {
    return "transformers";
  }

  @Override
  public Facts facts() {
    return Facts.read("transformers 5.23.0, examples/pytorch")
        .starts(STARTS)
        .channels(
            "a JSON file as the only argument",
            "`--learning_rate` and its unique beginnings, the last one",
            "`SCRIPT.args` beside the script")
        .defaults("", DEFAULT)
        .signs("flags as of `generic`");
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS.of(launch).map(start -> run(launch, start.words()));
  }

  private TrainingRun run(Launch launch, List<Word> args) {
    Settings settings = new Settings();
    boolean ofFile = args.size() == 1 && args.getFirst().toString().endsWith(".json");
    if (!ofFile) {
      List<Word> words = HfArguments.withSidecar(launch, args);
      put(Flags.parse(words), settings);
      return FlagsOnly.read(
          this,
          launch,
          settings,
          HfArguments.fault(words, TrlFields.ALL, title())
              .orElseGet(() -> settings.rate(RATE, DEFAULT.rate())),
          "--learning_rate ");
    }
    Recipes.put(launch, args.getFirst().text(), Dialect.JSON, settings);
    return FlagsOnly.read(
        this, launch, settings, settings.strictRate(RATE, DEFAULT.rate()), "\"learning_rate\": ");
  }

  /** A script that somebody changed may have more flags. */
  private static void put(Flags flags, Settings settings) {
    for (Flags.Flag flag : flags.flags()) {
      if (flag.isUnknown()) {
        settings.open(flag.unknown());
      } else {
        settings.put(
            HfArguments.resolve(flag.name(), TrlFields.ALL)
                .orElseGet(() -> FlagsOnly.key(flag.name())),
            flag.name(),
            flag.value().orElseGet(() -> Text.made("true")));
      }
    }
  }
}
