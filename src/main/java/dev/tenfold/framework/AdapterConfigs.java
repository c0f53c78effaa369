package dev.tenfold.framework;

import dev.tenfold.framework.ModelFacts.Adapter;
import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.Value;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.training.Doubt;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;

/** Which adapter a configuration of PEFT asks for (peft/utils/peft_types.py). */
final class AdapterConfigs {
  private static final Set<String> LORA = Set.of("LoraConfig", "AdaLoraConfig", "LoraGAConfig");
  private static final Set<String> OTHER =
      Set.of(
          "PromptTuningConfig",
          "PromptEncoderConfig",
          "PrefixTuningConfig",
          "MultitaskPromptTuningConfig",
          "AdaptionPromptConfig",
          "CPTConfig",
          "CartridgeConfig",
          "IA3Config",
          "LNTuningConfig",
          "TrainableTokensConfig");
  private static final BigInteger HIGH_RANK = BigInteger.valueOf(128);

  private AdapterConfigs() {}

  static Adapter of(Value config, PythonView view) {
    Value value = view.value(config);
    if (value instanceof Value.None || value instanceof Value.Missing) {
      return new Adapter.None();
    }
    if (!(value instanceof Value.Made(Call call))
        || !(call.callee() instanceof Value.External type)) {
      return new Adapter.Unknown("the adapter is " + PythonView.why(value));
    }
    if (LORA.contains(type.name())) {
      return new Adapter.Lora(
          doubts(
              call,
              view,
              view.argument(call, -1, type.name().equals("AdaLoraConfig") ? "init_r" : "r")));
    }
    if (type.name().equals("get_peft_config")) {
      return ofModelConfig(view.argument(call, 0, "model_args"), view);
    }
    return OTHER.contains(type.name())
        ? new Adapter.Other()
        : new Adapter.Unknown("the adapter of " + type.name() + " is not one that is known");
  }

  static Set<Doubt> doubts(Call call, PythonView view, Value rank) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    addRank(rank, doubts);
    if (isTrue(view.setting(call, "use_rslora"), view)) {
      doubts.add(Doubt.RSLORA);
    }
    return doubts;
  }

  private static void addRank(Value rank, Set<Doubt> doubts) {
    if (rank instanceof Value.Int(BigInteger number, Text _) && number.compareTo(HIGH_RANK) >= 0) {
      doubts.add(Doubt.HIGH_RANK);
    }
  }

  private static boolean isTrue(Reading<Value> reading, PythonView view) {
    return reading
        .found()
        .filter(value -> view.bool(value).found().filter(truth -> truth).isPresent())
        .isPresent();
  }

  /** TRL's {@code get_peft_config(model_args)}: only {@code use_peft} makes an adapter. */
  private static Adapter ofModelConfig(Value config, PythonView view) {
    if (!(config instanceof Value.Made(Call call))) {
      return new Adapter.Unknown(PythonView.why(config));
    }
    return switch (flag(call, "use_peft", view)) {
      case Reading.Found<Boolean>(Boolean uses) -> {
        Value rank = view.setting(call, "lora_r").found().orElse(Value.MISSING);
        yield uses ? new Adapter.Lora(doubts(call, view, rank)) : new Adapter.None();
      }
      case Reading.Unreadable<Boolean>(String why) -> new Adapter.Unknown(why);
      case Reading.Absent<Boolean> _ -> new Adapter.None();
    };
  }

  /** A boolean field of a configuration; absent is false. */
  static Reading<Boolean> flag(Call config, String key, PythonView view) {
    return switch (view.setting(config, key)) {
      case Reading.Found<Value>(Value value) -> view.bool(value);
      case Reading.Absent<Value> _ -> new Reading.Found<>(false);
      case Reading.Unreadable<Value>(String why) -> new Reading.Unreadable<>(why);
    };
  }
}
