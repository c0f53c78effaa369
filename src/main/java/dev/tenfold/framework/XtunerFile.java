package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.training.Method;
import dev.tenfold.training.Stage;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a configuration of XTuner says: a Python file, of which the literals are read, or its name,
 * where the file is not seen.
 *
 * @param rate the literal that {@code lr} is set to
 * @param unseen why there is none
 */
record XtunerFile(Optional<Text> rate, String unseen, AdapterRun adapter, Stage stage) {
  private static final Pattern RATE = Pattern.compile("(?m)^lr[ \\t]*=[ \\t]*([^\\s#]+)");
  private static final Pattern QUANTISED =
      Pattern.compile("(?m)^[^#\\n]*\\b(?:load_in_[48]bit|quantization_(?:llm|vit))\\s*=\\s*True");
  private static final Pattern ADAPTER =
      Pattern.compile("(?m)^[^#\\n]*\\b(?:llm_|visual_encoder_)?lora\\s*=\\s*dict\\(");
  private static final Pattern BASE = Pattern.compile("(?m)^[^#\\n]*\\bread_base\\(\\)|^_base_");

  static XtunerFile of(BuiltIns.Entry entry) {
    return new XtunerFile(
        Optional.empty(), "", new AdapterRun(entry.method(), "", Set.of()), entry.stage());
  }

  static XtunerFile hidden(String why) {
    return new XtunerFile(Optional.empty(), why, AdapterRun.unknown(why), Stage.UNKNOWN);
  }

  static XtunerFile read(Launch launch, Text path) {
    Optional<String> known = path.known();
    if (known.isEmpty()) {
      return hidden("the configuration is named by " + String.join(", ", path.unknowns()));
    }
    return switch (launch.files().read(known.get())) {
      case Reading.Found<Text>(Text text) -> of(text, known.get());
      case Reading.Unreadable<Text>(String why) -> named(known.get(), why);
      case Reading.Absent<Text> _ ->
          named(known.get(), "configuration " + known.get() + " lies in the image");
    };
  }

  /** The name of a copy of XTuner's own still says what is trained. */
  private static XtunerFile named(String path, String why) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.py$", "");
    return XtunerConfigs.find(name)
        .map(entry -> new XtunerFile(Optional.empty(), why, of(entry).adapter(), entry.stage()))
        .orElseGet(() -> hidden(why));
  }

  private static XtunerFile of(Text text, String path) {
    if (BASE.matcher(text).find()) {
      return hidden("configuration " + path + " builds on another");
    }
    Matcher rate = RATE.matcher(text);
    boolean adapter = ADAPTER.matcher(text).find();
    boolean quantised = QUANTISED.matcher(text).find();
    Method method = !adapter ? Method.FULL : quantised ? Method.QLORA : Method.LORA;
    return new XtunerFile(
        rate.find() ? Optional.of(text.sub(rate.start(1), rate.end(1))) : Optional.empty(),
        "configuration " + path + " has no literal lr",
        new AdapterRun(method, "", Set.of()),
        stage(text.toString()));
  }

  private static Stage stage(String text) {
    if (text.contains("xtuner.model.dpo") || text.contains("import DPO")) {
      return Stage.DPO;
    }
    if (text.contains("xtuner.model.orpo") || text.contains("import ORPO")) {
      return Stage.ORPO;
    }
    if (text.contains("xtuner.model.reward") || text.contains("import RewardModel")) {
      return Stage.REWARD;
    }
    return text.contains("pretrain_map_fn") ? Stage.PRETRAIN : Stage.SFT;
  }
}
