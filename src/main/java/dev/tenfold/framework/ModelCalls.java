package dev.tenfold.framework;

import dev.tenfold.framework.ModelFacts.Adapter;
import dev.tenfold.framework.ModelFacts.Base;
import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.Value;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.math.BigInteger;
import java.util.Set;

/** Follows a model from the call that loads it through the calls that wrap it. */
final class ModelCalls {
  private static final int DEEPEST = 40;

  /** Functions that give back the model that they are given first. */
  private static final Set<String> WRAPPING =
      Set.of(
          "compile",
          "prepare_model",
          "prepare",
          "DistributedDataParallel",
          "DataParallel",
          "FullyShardedDataParallel",
          "initialize",
          "replace_lora_weights_loftq");

  private static final Set<String> KBIT =
      Set.of("prepare_model_for_kbit_training", "prepare_model_for_int8_training");

  /** Methods of a model that give it back. */
  private static final Set<String> ITSELF =
      Set.of(
          "to",
          "cuda",
          "cpu",
          "half",
          "float",
          "double",
          "bfloat16",
          "train",
          "eval",
          "requires_grad_",
          "to_empty",
          "prepare");

  private static final Set<String> LOADING =
      Set.of("from_pretrained", "from_quantized", "load_quantized_model", "load");

  private final PythonView view;

  ModelCalls(PythonView view) {
    this.view = view;
  }

  ModelFacts of(Value model) {
    return of(model, 0);
  }

  private ModelFacts of(Value given, int depth) {
    Value model = view.value(given);
    if (depth > DEEPEST) {
      return ModelFacts.unknown("the model is wrapped too often");
    }
    return switch (model) {
      case Value.Str _ ->
          new ModelFacts(QuantisedBase.ofName(model, view), new Adapter.None(), false);
      case Value.Made(Call call) -> added(call, made(call, depth));
      case Value.Item(Value of, Value key) -> item(of, key, depth);
      case Value.Attribute(Value of, String name)
          when Set.of("model", "base_model", "module").contains(name) ->
          of(of, depth + 1);
      case Value.Missing _ -> ModelFacts.unknown("no model is given that can be seen");
      default -> ModelFacts.unknown("the model is " + PythonView.why(model));
    };
  }

  private ModelFacts made(Call call, int depth) {
    if (!call.method().isEmpty()) {
      return method(call, depth);
    }
    if (!(call.callee() instanceof Value.External type)) {
      return ModelFacts.unknown("the model is " + PythonView.why(new Value.Made(call)));
    }
    String name = type.name();
    if (name.equals("get_peft_model")) {
      ModelFacts base = of(view.argument(call, 0, "model"), depth + 1);
      return base.with(
          type.root().equals("unsloth")
              ? ofUnslothAdapter(call)
              : AdapterConfigs.of(call.arguments().get(1, "peft_config"), view));
    }
    if (KBIT.contains(name)) {
      ModelFacts base = of(view.argument(call, 0, "model"), depth + 1);
      // it is called on models that are loaded in few bits; only an unseen one is taken for that
      return base.base() instanceof Base.Unknown ? base.with(new Base.Quantised()) : base;
    }
    if (WRAPPING.contains(name)) {
      return of(
          call.arguments().positional().isEmpty()
              ? view.argument(call, -1, "model")
              : call.arguments().positional().getFirst(),
          depth + 1);
    }
    if (LOADING.contains(name)) {
      return loaded(call, type, depth);
    }
    if (name.equals("from_config") || isModelClass(type)) {
      return new ModelFacts(new Base.Plain(), new Adapter.None(), false);
    }
    return ModelFacts.unknown("the model is " + PythonView.why(new Value.Made(call)));
  }

  private static boolean isModelClass(Value.External type) {
    return type.root().equals("transformers")
        && (type.name().contains("For") || type.name().endsWith("Model"));
  }

  private ModelFacts loaded(Call call, Value.External type, int depth) {
    String owner = type.path().substring(0, type.path().length() - type.name().length() - 1);
    String ownerName = owner.substring(owner.lastIndexOf('.') + 1);
    Value name = view.argument(call, 0, "pretrained_model_name_or_path");
    if (type.root().equals("unsloth")) {
      return ofUnsloth(call).ofUnsloth();
    }
    if (ownerName.startsWith("PeftModel")) {
      return of(name, depth + 1).with(adapterFromFile("the adapter that PeftModel loads"));
    }
    Base base =
        type.name().equals("from_quantized") || ownerName.matches("GPTQModel|AutoHQQHFModel")
            ? new Base.Quantised()
            : QuantisedBase.of(call, name, view);
    if (ownerName.startsWith("AutoPeftModel")) {
      return new ModelFacts(base, adapterFromFile("the adapter that AutoPeftModel loads"), false);
    }
    if (ownerName.contains("WithValueHead") && !(name instanceof Value.Str)) {
      return of(name, depth + 1);
    }
    return new ModelFacts(
        base, AdapterConfigs.of(call.arguments().named("peft_config"), view), false);
  }

  private static Adapter adapterFromFile(String what) {
    return new Adapter.Unknown(what + " cannot be seen");
  }

  /** unsloth loads in 4 bit unless it is told otherwise (unsloth/models/loader.py). */
  private ModelFacts ofUnsloth(Call call) {
    Value name = view.argument(call, 0, "model_name");
    if (isTrue(call, "full_finetuning")) {
      return new ModelFacts(new Base.Plain(), new Adapter.None(), true);
    }
    if (call.arguments().open().isPresent()) {
      return new ModelFacts(
          new Base.Unknown("what loads the model is given " + call.arguments().open().get()),
          new Adapter.None(),
          true);
    }
    Value four = view.argument(call, -1, "load_in_4bit");
    Value flag = four instanceof Value.Missing ? call.arguments().get(3, "load_in_4bit") : four;
    Base base =
        view.value(flag) instanceof Value.Missing
            ? (isTrue(call, "load_in_16bit") ? new Base.Plain() : new Base.Quantised())
            : switch (view.bool(flag)) {
              case Reading.Found<Boolean>(Boolean truth) ->
                  truth ? new Base.Quantised() : new Base.Plain();
              case Reading.Absent<Boolean> _ -> new Base.Quantised();
              case Reading.Unreadable<Boolean>(String why) -> new Base.Unknown(why);
            };
    boolean otherwise = isTrue(call, "load_in_8bit") || isTrue(call, "load_in_fp8");
    base = QuantisedBase.or(base, otherwise ? new Base.Quantised() : new Base.Plain());
    base =
        QuantisedBase.or(
            base, QuantisedBase.ofConfig(call.arguments().named("quantization_config"), view));
    return new ModelFacts(
        base instanceof Base.Plain ? QuantisedBase.ofName(name, view) : base,
        new Adapter.None(),
        true);
  }

  /** Training for a quantisation to come is no adapter run. */
  private Adapter ofUnslothAdapter(Call call) {
    Value scheme = view.argument(call, -1, "qat_scheme");
    return scheme instanceof Value.Missing || scheme instanceof Value.None
        ? new Adapter.Lora(AdapterConfigs.doubts(call, view, view.argument(call, 1, "r")))
        : new Adapter.Other();
  }

  private boolean isTrue(Call call, String key) {
    return view.bool(call.arguments().named(key)).found().filter(truth -> truth).isPresent();
  }

  private ModelFacts method(Call call, int depth) {
    if (ITSELF.contains(call.method())) {
      boolean wraps = call.method().equals("prepare") && !call.arguments().positional().isEmpty();
      return of(wraps ? call.arguments().positional().getFirst() : call.receiver(), depth + 1);
    }
    return switch (call.method()) {
      case "merge_and_unload", "unload" -> of(call.receiver(), depth + 1).with(new Adapter.None());
      case "get_base_model" -> of(call.receiver(), depth + 1).with(new Adapter.None());
      default -> ModelFacts.unknown("the model is " + PythonView.why(new Value.Made(call)));
    };
  }

  /** {@code model, tokenizer = FastLanguageModel.from_pretrained(...)} and the like. */
  private ModelFacts item(Value of, Value key, int depth) {
    Value whole = view.value(of);
    if (whole instanceof Value.Made(Call call)
        && key instanceof Value.Int(BigInteger index, Text _)) {
      int place = place(index, call.arguments().positional().size());
      boolean prepares =
          call.method().equals("prepare")
              || (call.callee() instanceof Value.External type && type.name().equals("prepare"));
      if (prepares && place >= 0) {
        return of(call.arguments().positional().get(place), depth + 1);
      }
      if (index.signum() == 0) {
        return of(whole, depth + 1);
      }
    }
    return ModelFacts.unknown("the model is " + PythonView.why(new Value.Item(of, key)));
  }

  /** Where an index leads among so many; -1 beyond them. */
  private static int place(BigInteger index, int size) {
    BigInteger place = index.signum() < 0 ? index.add(BigInteger.valueOf(size)) : index;
    return place.signum() >= 0 && place.bitLength() < 31 && place.intValue() < size
        ? place.intValue()
        : -1;
  }

  /** {@code model.add_adapter(config)} changes the model that it is called on. */
  private ModelFacts added(Call model, ModelFacts facts) {
    if (!(facts.adapter() instanceof Adapter.None)) {
      return facts;
    }
    for (Call call : view.before()) {
      boolean adds =
          call.method().equals("add_adapter")
              && view.value(call.receiver()) instanceof Value.Made(Call of)
              && of.equals(model);
      if (adds) {
        Value config =
            call.arguments().positional().stream()
                .filter(value -> !(view.value(value) instanceof Value.Str))
                .findFirst()
                .orElse(call.arguments().named("adapter_config"));
        Value found =
            config instanceof Value.Missing ? call.arguments().named("peft_config") : config;
        return facts.with(AdapterConfigs.of(found, view));
      }
    }
    return facts;
  }
}
