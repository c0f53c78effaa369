package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Scripts of which no more is known than their flags. Every flag is taken for what its name says in
 * the frameworks that have it; without any sign of an adapter, or against one, the method is
 * unknown.
 */
final class FlagsOnly {
  private static final List<String> RATES = List.of("learning_rate", "lr");
  private static final Set<String> ADAPTER =
      Set.of("use_peft", "use_lora", "lora", "peft", "use_qlora", "qlora", "q_lora");
  private static final Set<String> ADAPTER_DETAIL =
      Set.of("lora_r", "lora_rank", "lora_dim", "lora_alpha");
  private static final Set<String> QUANTISED =
      Set.of(
          "load_in_4bit",
          "load_in_8bit",
          "use_4bit",
          "use_8bit",
          "int8_quantization",
          "use_qlora",
          "qlora",
          "q_lora");
  private static final Set<String> BITS = Set.of("bits", "quantization_bit", "quant_bits");

  /** What is known of the script: its default rate and its stage, where they are. */
  record Known(Optional<Defaults> defaults, Stage stage, Set<Doubt> doubts) {
    static Known of(Defaults defaults) {
      return new Known(Optional.of(defaults), Stage.UNKNOWN, Set.of());
    }
  }

  private FlagsOnly() {}

  static TrainingRun read(Framework framework, Launch launch, Known known) {
    return read(framework, launch, settings(Flags.parse(launch.args())), known);
  }

  static TrainingRun read(Framework framework, Launch launch, Settings settings, Known known) {
    Method method = method(settings);
    return new Draft(
            method,
            method == Method.UNKNOWN ? "nothing says whether an adapter is trained" : "",
            known.stage(),
            rate(settings, known),
            known.doubts(),
            Remedy.write(spelling(settings)))
        .of(framework, launch, settings);
  }

  /** The same where the framework has its own way to the rate. */
  static TrainingRun read(
      Framework framework, Launch launch, Settings settings, LearningRate rate, String spelling) {
    Method method = method(settings);
    return new Draft(
            method,
            method == Method.UNKNOWN ? "nothing says whether an adapter is trained" : "",
            Stage.UNKNOWN,
            rate,
            Set.of(),
            Remedy.write(spelling))
        .of(framework, launch, settings);
  }

  /** Whether any flag is one of a learning rate. */
  static boolean setsRate(Launch launch) {
    return Flags.parse(launch.args()).flags().stream()
        .anyMatch(flag -> RATES.contains(key(flag.name())));
  }

  /** Every flag that says adapter or quantisation, as code. */
  static String[] told() {
    return Stream.of(
            ADAPTER.stream(),
            ADAPTER_DETAIL.stream(),
            QUANTISED.stream().map(flag -> flag + " (quantised)"),
            BITS.stream().map(flag -> flag + " (quantised)"))
        .flatMap(flags -> flags.sorted())
        .map(flag -> "`" + flag.replaceFirst(" .*", "") + "`" + flag.replaceFirst("^[^ ]*", ""))
        .toArray(String[]::new);
  }

  private static Settings settings(Flags flags) {
    Settings settings = new Settings();
    for (Flags.Flag flag : flags.flags()) {
      if (flag.isUnknown()) {
        settings.open(flag.unknown());
      } else {
        settings.put(
            key(flag.name()), flag.name(), flag.value().orElseGet(() -> Text.made("true")));
      }
    }
    return settings;
  }

  static String key(String flag) {
    return flag.startsWith("--") ? flag.substring(2).replace('-', '_') : "";
  }

  private static Method method(Settings settings) {
    boolean quantised =
        QUANTISED.stream().anyMatch(key -> isTrue(settings, key))
            || BITS.stream()
                .anyMatch(key -> settings.known(key).filter(BIT_WIDTHS::contains).isPresent());
    boolean adapter =
        ADAPTER.stream().anyMatch(key -> isTrue(settings, key))
            || settings.known("peft_type").filter("lora"::equalsIgnoreCase).isPresent()
            || (ADAPTER_DETAIL.stream().anyMatch(key -> isPositive(settings, key))
                && ADAPTER.stream().noneMatch(key -> isFalse(settings, key)));
    if (!adapter) {
      return ADAPTER.stream().anyMatch(key -> isFalse(settings, key))
          ? Method.FULL
          : Method.UNKNOWN;
    }
    return quantised ? Method.QLORA : Method.LORA;
  }

  private static final Set<String> BIT_WIDTHS = Set.of("2", "3", "4", "8");
  private static final Map<String, Boolean> WORDS =
      Map.of("true", true, "1", true, "yes", true, "false", false, "0", false, "no", false);

  private static boolean isTrue(Settings settings, String key) {
    return word(settings, key).filter(value -> value).isPresent();
  }

  private static boolean isFalse(Settings settings, String key) {
    return word(settings, key).filter(value -> !value).isPresent();
  }

  private static Optional<Boolean> word(Settings settings, String key) {
    return settings
        .known(key)
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .flatMap(text -> Optional.ofNullable(WORDS.get(text)));
  }

  private static boolean isPositive(Settings settings, String key) {
    return settings.known(key).flatMap(Numbers::parse).filter(n -> n.signum() > 0).isPresent();
  }

  private static LearningRate rate(Settings settings, Known known) {
    String why = "no rate is set, and the script's default is not known";
    for (String key : RATES) {
      switch (settings.get(key)) {
        case dev.tenfold.source.Reading.Found<Setting>(Setting setting) -> {
          return Numbers.rate(setting.value());
        }
        case dev.tenfold.source.Reading.Unreadable<Setting>(String unreadable) -> why = unreadable;
        case dev.tenfold.source.Reading.Absent<Setting> absent -> {}
      }
    }
    String reason = why;
    return known.defaults().map(Defaults::rate).orElseGet(() -> new LearningRate.Hidden(reason));
  }

  private static String spelling(Settings settings) {
    for (String key : RATES) {
      Optional<Setting> setting = settings.get(key).found();
      if (setting.isPresent()) {
        return setting.get().channel() + " ";
      }
    }
    return "--learning_rate ";
  }
}
