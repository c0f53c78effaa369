package dev.tenfold.framework;

import dev.tenfold.framework.ModelFacts.Adapter;
import dev.tenfold.framework.ModelFacts.Base;
import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.Value;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code trainer.train()}: the trainers of transformers, TRL and unsloth, what they are given and
 * what they make of it.
 */
final class TrainerCalls {
  /** Functions that give back the trainer that they are given. */
  private static final Set<String> WRAPPING = Set.of("prepare_trainer", "train_on_responses_only");

  /** Methods by which a class of the script may change what its trainer learns with. */
  private static final List<String> CHANGING =
      List.of("create_optimizer", "create_optimizer_and_scheduler", "train", "training_step");

  private final PythonView view;

  private TrainerCalls(PythonView view) {
    this.view = view;
  }

  /** The run that the call of the view starts, if it starts one of a trainer. */
  static Optional<PythonDraft> read(PythonView view) {
    return new TrainerCalls(view).read();
  }

  private Optional<PythonDraft> read() {
    Call now = view.now();
    Value trainer =
        now.path().equals("unsloth.unsloth_train")
            ? view.argument(now, 0, "trainer")
            : now.method().equals("train") || now.method().equals("step")
                ? now.receiver()
                : Value.MISSING;
    Optional<Call> made = trainer(trainer, 0);
    if (made.isEmpty() || (now.method().equals("step") && !isPpo(made.get()))) {
      return Optional.empty();
    }
    return Optional.of(draft(made.get()));
  }

  private static boolean isPpo(Call trainer) {
    return trainer.callee() instanceof Value.External type && type.name().startsWith("PPO");
  }

  private Optional<Call> trainer(Value given, int depth) {
    Value value = view.value(given);
    if (!(value instanceof Value.Made(Call call)) || depth > 8) {
      return Optional.empty();
    }
    if (!(call.callee() instanceof Value.External type)) {
      return Optional.empty();
    }
    if (WRAPPING.contains(type.name())) {
      return trainer(view.argument(call, 0, "trainer"), depth + 1);
    }
    boolean known = Set.of("transformers", "trl", "unsloth").contains(type.root());
    return known && type.name().endsWith("Trainer") ? Optional.of(call) : Optional.empty();
  }

  private PythonDraft draft(Call trainer) {
    Value.External type = (Value.External) trainer.callee();
    Optional<TrlTrainer> trl = Configs.trl(type);
    ModelFacts facts = facts(trainer);
    boolean unsloth = facts.unsloth() || type.root().equals("unsloth") || importsUnsloth();
    String framework =
        facts.unsloth() || type.root().equals("unsloth")
            ? "unsloth"
            : type.root().equals("trl") ? "trl" : "transformers";
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    AdapterRun method = facts.run();
    doubts.addAll(method.doubts());
    if (trl.filter(TrlTrainer::isRelated).isPresent()) {
      doubts.add(Doubt.RELATED_STAGE);
    }
    Value config = config(trainer);
    if (isLoraPlus(config)) {
      doubts.add(Doubt.LORA_PLUS);
    }
    return new PythonDraft(
        framework,
        title(framework),
        changed(trainer)
            .<AdapterRun>map(why -> new AdapterRun(Method.UNKNOWN, why, Set.of()))
            .orElse(method),
        stage(trl, config),
        rate(trainer, config, unsloth),
        doubts,
        Configs.RATE,
        isFromFlags(config));
  }

  static String title(String framework) {
    return switch (framework) {
      case "trl" -> "TRL";
      default -> framework;
    };
  }

  private boolean importsUnsloth() {
    return view.reading().imports().stream()
        .anyMatch(name -> name.equals("unsloth") || name.startsWith("unsloth."));
  }

  /** A class of the script that changes how its trainer learns may change the rate as well. */
  private static Optional<String> changed(Call trainer) {
    return trainer
        .subclass()
        .flatMap(own ->
            CHANGING.stream()
                .filter(own.methods()::contains)
                .findFirst()
                .map(method -> own.name() + "." + method + " may change what is learned"));
  }

  private boolean isLoraPlus(Value config) {
    return config instanceof Value.Made(Call call)
        && view.setting(call, "loraplus_lr_ratio")
            .found()
            .filter(value -> !(value instanceof Value.None))
            .isPresent();
  }

  private static boolean isFromFlags(Value config) {
    return config instanceof Value.Made(Call call) && call.at().toString().contains("Parser(");
  }

  private Stage stage(Optional<TrlTrainer> trl, Value config) {
    if (trl.isEmpty()) {
      return Stage.UNKNOWN;
    }
    boolean simpo =
        trl.get() == TrlTrainer.CPO
            && config instanceof Value.Made(Call call)
            && view.setting(call, "loss_type")
                .found()
                .flatMap(view::text)
                .filter("simpo"::equals)
                .isPresent();
    return simpo ? Stage.SIMPO : trl.get().stage();
  }

  /** The configuration by its name, else the first argument that is one. */
  private Value config(Call trainer) {
    for (String name : List.of("args", "config", "training_args")) {
      Value value = view.argument(trainer, -1, name);
      if (!(value instanceof Value.Missing)) {
        return value;
      }
    }
    for (Value positional : trainer.arguments().positional()) {
      Value value = view.value(positional);
      boolean config =
          value instanceof Value.Made(Call call)
              && Configs.isConfig(call)
              && (isArguments(call) || Configs.trl((Value.External) call.callee()).isPresent());
      if (config) {
        return value;
      }
    }
    List<Value> positional = trainer.arguments().positional();
    return positional.size() > 1 ? view.value(positional.get(1)) : Value.MISSING;
  }

  private static boolean isArguments(Call call) {
    return ((Value.External) call.callee()).name().endsWith("Arguments");
  }

  private LearningRate rate(Call trainer, Value config, boolean unsloth) {
    String name = ((Value.External) trainer.callee()).name();
    Value given = view.argument(trainer, -1, Configs.RATE);
    if (!(given instanceof Value.Missing)) {
      return new LearningRate.Invalid(
          PythonRates.of(given, name) instanceof LearningRate.Known known ? known.written() : "",
          "is no argument of " + name,
          new Origin.Scattered(List.of()));
    }
    Optional<LearningRate> optimizer = new OptimizerCalls(view).given(trainer);
    if (optimizer.isPresent()) {
      return optimizer.get();
    }
    return switch (config) {
      case Value.Made(Call call) when Configs.isConfig(call) -> Configs.rate(call, view, unsloth);
      case Value.Missing _, Value.None _ ->
          trainer
              .arguments()
              .open()
              .<LearningRate>map(LearningRate.Hidden::new)
              .orElseGet(() -> byDefault(trainer, unsloth));
      default ->
          new LearningRate.Hidden("the arguments of " + name + " are " + PythonView.why(config));
    };
  }

  private static LearningRate byDefault(Call trainer, boolean unsloth) {
    Value.External type = (Value.External) trainer.callee();
    return Configs.byDefault(type, unsloth)
        .or(() ->
            type.root().equals("transformers")
                ? Optional.of(Configs.TRANSFORMERS)
                : Optional.empty())
        .map(Defaults::rate)
        .orElseGet(() ->
            new LearningRate.Hidden(
                "no rate is set, and the default of " + type.name() + " is not known"));
  }

  /** The model, with the adapter and the quantisation that the trainer itself adds. */
  private ModelFacts facts(Call trainer) {
    Value given = model(trainer);
    ModelFacts facts = new ModelCalls(view).of(given);
    if (given instanceof Value.Str(Text _)) {
      Base loaded = loaded(trainer);
      facts = facts.with(loaded instanceof Base.Plain ? facts.base() : loaded);
    }
    Value config = trainer.arguments().named("peft_config");
    Adapter own = AdapterConfigs.of(config, view);
    if (own instanceof Adapter.None
        && trainer.arguments().open().isPresent()
        && facts.adapter() instanceof Adapter.None) {
      return facts.with(
          new Adapter.Unknown("the trainer is given " + trainer.arguments().open().get()));
    }
    return own instanceof Adapter.None ? facts : facts.with(own);
  }

  private Value model(Call trainer) {
    for (String name : List.of("model", "policy", "policy_model", "student_model")) {
      Value value = view.argument(trainer, -1, name);
      if (!(value instanceof Value.Missing)) {
        return value;
      }
    }
    for (Value positional : trainer.arguments().positional()) {
      Value value = view.value(positional);
      if (!(value instanceof Value.Made(Call call) && Configs.isConfig(call))) {
        return value;
      }
    }
    return Value.MISSING;
  }

  /** A model that is only named is loaded by the trainer. */
  private Base loaded(Call trainer) {
    Base base = QuantisedBase.ofConfig(trainer.arguments().named("quantization_config"), view);
    return config(trainer) instanceof Value.Made(Call config)
        ? QuantisedBase.or(base, keywords(config))
        : base;
  }

  private Base keywords(Call config) {
    return switch (view.setting(config, "model_init_kwargs")) {
      case Reading.Found<Value>(Value found) -> QuantisedBase.ofKeywords(found, view);
      case Reading.Absent<Value> _ -> new Base.Plain();
      case Reading.Unreadable<Value>(String why) -> new Base.Unknown(why);
    };
  }
}
