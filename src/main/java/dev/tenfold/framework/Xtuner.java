package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * XTuner: {@code xtuner train CONFIG --cfg-options optim_wrapper.optimizer.lr=2e-4}, where CONFIG
 * is a Python file or the name of one of XTuner's own (xtuner/entry_point.py, tools/train.py,
 * 0.2.0; mmengine's DictAction, 0.10). Its rewrite, v1, trains without adapters
 * (v1/train/cli/sft.py).
 */
final class Xtuner implements Framework {
  private static final String RATE = "optim_wrapper.optimizer.lr";

  /** The rate of a configuration for transformers' Trainer. */
  private static final String HF_RATE = "training_args.learning_rate";

  private static final Starts STARTS =
      Starts.NONE
          .command("xtuner", "train", "dist_train")
          .module("xtuner\\.tools\\.(train)")
          .script("/xtuner/tools/(train)\\.py")
          .script("/xtuner/v1/train/(cli)/(?:sft|rl|dpo|grpo)\\.py");

  @Override
  public String id() {
    return "xtuner";
  }

  @Override
  public String title() {
    return "XTuner";
  }

  @Override
  public Facts facts() {
    return Facts.read("xtuner 0.2.0, entry_point.py, tools/train.py and configs")
        .starts(STARTS)
        .channels(
            "`--cfg-options " + RATE + "=`, the last one",
            "`lr` of the Python file",
            "its own configuration of that name")
        .defaults("unknown without a configuration: the file sets it")
        .signs("`lora` of the model", "`load_in_4bit` or `load_in_8bit` (quantised)");
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .map(start ->
            start.name().equals("cli") ? v1(launch, start.words()) : read(launch, start.words()));
  }

  /** All weights are trained; {@code --lr} sets their rate where there is no configuration. */
  private TrainingRun v1(Launch launch, List<Word> words) {
    Settings settings = new Settings();
    for (Flags.Flag flag : Flags.parse(words).flags()) {
      flag.value().ifPresent(value -> settings.put(flag.name(), flag.name(), value));
    }
    return Draft.of(
            AdapterRun.FULL,
            Stage.UNKNOWN,
            settings.rate("--lr", new LearningRate.Hidden("a Python configuration sets the rate")),
            Remedy.write("--lr "))
        .of(this, launch, settings);
  }

  private TrainingRun read(Launch launch, List<Word> words) {
    Optional<Text> config =
        words.isEmpty() ? Optional.empty() : Optional.of(words.getFirst().text());
    Optional<BuiltIns.Entry> builtIn = config.flatMap(Text::known).flatMap(XtunerConfigs::find);
    Settings settings = new Settings();
    XtunerFile file =
        builtIn.isPresent()
            ? XtunerFile.of(builtIn.get())
            : config
                .map(path -> XtunerFile.read(launch, path))
                .orElseGet(() -> XtunerFile.hidden("no configuration is named"));
    file.rate().ifPresent(rate -> settings.put(RATE, "lr", rate));
    put(words, settings);
    String key =
        config.filter(name -> name.toString().endsWith("_hf")).isPresent() ? HF_RATE : RATE;
    LearningRate rate =
        settings.rate(
            key,
            builtIn
                .map(BuiltIns.Entry::learningRate)
                .orElseGet(() -> new LearningRate.Hidden(file.unseen())));
    return BuiltIns.doubted(
            Draft.of(file.adapter(), file.stage(), rate, remedy(launch, words, key)), builtIn)
        .of(this, launch, settings);
  }

  /** The words behind {@code --cfg-options}, up to the next flag. */
  private static void put(List<Word> words, Settings settings) {
    boolean options = false;
    for (Word word : words) {
      Text text = word.text();
      if (text.startsWith("-")) {
        options = text.is("--cfg-options");
      } else if (word.mayBeMany()) {
        settings.open(String.join(", ", text.unknowns()));
      } else if (options && text.indexOf('=') > 0) {
        String key = text.sub(0, text.indexOf('=')).toString();
        Text value = bare(text.sub(text.indexOf('=') + 1));
        settings.put(
            value.toString().contains(",") || value.startsWith("[") || value.startsWith("(")
                ? new Setting(
                    key, key + "=", Text.made("a list"), Setting.Kind.COLLECTION, List.of())
                : Setting.of(key, key + "=", value));
      }
    }
  }

  /** Without the quotes at its ends and any blank. */
  private static Text bare(Text written) {
    List<Text> parts = new ArrayList<>();
    for (int i = 0; i < written.length(); i++) {
      if (written.charAt(i) != ' ') {
        parts.add(written.sub(i, i + 1));
      }
    }
    Text value = Text.join(parts);
    int from = 0;
    int to = value.length();
    while (from < to && isQuote(value.charAt(from))) {
      from++;
    }
    while (to > from && isQuote(value.charAt(to - 1))) {
      to--;
    }
    return value.sub(from, to);
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '"';
  }

  /** A word can be added only where the last flag is the one that takes it. */
  private static Remedy remedy(Launch launch, List<Word> words, String key) {
    List<String> flags = new ArrayList<>();
    words.stream().map(Word::toString).filter(word -> word.startsWith("-")).forEach(flags::add);
    boolean open = !flags.isEmpty() && flags.getLast().equals("--cfg-options");
    Remedy remedy = Remedies.word(launch, key, "lr = ");
    return open ? remedy : new Remedy("--cfg-options " + key + "=", "lr = ", Optional.empty());
  }
}
