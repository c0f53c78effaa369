package dev.tenfold.framework;

import dev.tenfold.framework.ModelFacts.Base;
import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.Dict;
import dev.tenfold.launch.python.Value;
import dev.tenfold.source.Reading;
import java.util.Map;
import java.util.Optional;

/** Whether a model is loaded with quantised weights (transformers/utils/quantization_config.py). */
final class QuantisedBase {
  private static final String CONFIG = "quantization_config";

  private QuantisedBase() {}

  /** By the arguments of {@code from_pretrained}, then by the name of the model. */
  static Base of(Call call, Value name, PythonView view) {
    Map<String, Value> named = call.arguments().named();
    Base base = new Base.Plain();
    for (String key : new String[] {"load_in_4bit", "load_in_8bit", CONFIG}) {
      Value value = view.value(named.getOrDefault(key, Value.MISSING));
      base = or(base, key.equals(CONFIG) ? ofConfig(value, view) : ofFlag(value, view));
    }
    if (base instanceof Base.Plain && call.arguments().open().isPresent()) {
      return new Base.Unknown("what loads the model is given " + call.arguments().open().get());
    }
    return base instanceof Base.Plain ? ofName(name, view) : base;
  }

  /** By the keyword arguments that a trainer loads its model with. */
  static Base ofKeywords(Value keywords, PythonView view) {
    Value value = view.value(keywords);
    if (value instanceof Value.None || value instanceof Value.Missing) {
      return new Base.Plain();
    }
    if (!(value instanceof Dict dict)) {
      return new Base.Unknown(PythonView.why(value));
    }
    Base base = new Base.Plain();
    for (String key : new String[] {"load_in_4bit", "load_in_8bit", CONFIG}) {
      base =
          or(
              base,
              switch (view.entry(dict, key)) {
                case Reading.Found<Value>(Value found) ->
                    key.equals(CONFIG) ? ofConfig(found, view) : ofFlag(found, view);
                case Reading.Absent<Value> _ -> new Base.Plain();
                case Reading.Unreadable<Value>(String why) -> new Base.Unknown(why);
              });
    }
    return base;
  }

  /** Quantised where either says so, else unknown where either is. */
  static Base or(Base one, Base other) {
    if (one instanceof Base.Quantised || other instanceof Base.Quantised) {
      return new Base.Quantised();
    }
    return one instanceof Base.Unknown || other instanceof Base.Plain ? one : other;
  }

  private static Base ofFlag(Value value, PythonView view) {
    return switch (view.bool(value)) {
      case Reading.Found<Boolean>(Boolean truth) -> truth ? new Base.Quantised() : new Base.Plain();
      case Reading.Absent<Boolean> _ -> new Base.Plain();
      case Reading.Unreadable<Boolean>(String why) -> new Base.Unknown(why);
    };
  }

  /** By {@code BitsAndBytesConfig(...)}, GPTQConfig and the others, or the same as a dictionary. */
  static Base ofConfig(Value config, PythonView view) {
    Value value = view.value(config);
    if (value instanceof Value.None || value instanceof Value.Missing) {
      return new Base.Plain();
    }
    if (value instanceof Dict) {
      return ofKeywords(value, view);
    }
    if (!(value instanceof Value.Made(Call call))
        || !(call.callee() instanceof Value.External type)) {
      return new Base.Unknown("the quantisation is " + PythonView.why(value));
    }
    return switch (type.name()) {
      case "BitsAndBytesConfig", "get_quantization_config" -> ofBits(call, type, view);
      case "Mxfp4Config", "FineGrainedFP8Config" ->
          switch (AdapterConfigs.flag(call, "dequantize", view)) {
            case Reading.Found<Boolean>(Boolean undone) ->
                undone ? new Base.Plain() : new Base.Quantised();
            case Reading.Absent<Boolean> _ -> new Base.Quantised();
            case Reading.Unreadable<Boolean>(String why) -> new Base.Unknown(why);
          };
      default ->
          type.name().endsWith("Config")
              ? new Base.Quantised()
              : new Base.Unknown("the quantisation is " + PythonView.why(value));
    };
  }

  private static Base ofBits(Call call, Value.External type, PythonView view) {
    Call config = call;
    if (type.name().equals("get_quantization_config")) {
      Value given = view.argument(call, 0, "model_args");
      if (!(given instanceof Value.Made(Call of))) {
        return new Base.Unknown(PythonView.why(given));
      }
      config = of;
    }
    Base base = new Base.Plain();
    for (String key : new String[] {"load_in_4bit", "load_in_8bit"}) {
      base =
          or(
              base,
              switch (AdapterConfigs.flag(config, key, view)) {
                case Reading.Found<Boolean>(Boolean truth) ->
                    truth ? new Base.Quantised() : new Base.Plain();
                case Reading.Absent<Boolean> _ -> new Base.Plain();
                case Reading.Unreadable<Boolean>(String why) -> new Base.Unknown(why);
              });
    }
    return base;
  }

  /** A name may say that the weights are quantised: a hint, and no more. */
  static Base ofName(Value name, PythonView view) {
    Optional<String> known = view.text(name);
    return known.filter(QuantisedNames::says).isPresent() ? new Base.Named() : new Base.Plain();
  }
}
