package dev.tenfold.framework;

import dev.tenfold.framework.ModelFacts.Adapter;
import dev.tenfold.framework.ModelFacts.Base;
import dev.tenfold.launch.python.Call;
import dev.tenfold.launch.python.Items;
import dev.tenfold.launch.python.Value;
import dev.tenfold.source.Text;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Stage;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Loops that a script writes itself: {@code optimizer.step()} on a model of transformers. They are
 * warned about at most.
 */
final class OptimizerCalls {
  private static final Set<String> ROOTS =
      Set.of("torch", "bitsandbytes", "transformers", "deepspeed", "apex", "lion_pytorch", "peft");
  private static final Defaults ADAM = Defaults.of("PyTorch", new Defaults.Since("1.0", "1e-3"));
  private static final int DEEPEST = 8;

  private final PythonView view;

  OptimizerCalls(PythonView view) {
    this.view = view;
  }

  /** The rate of the optimiser that a trainer is given, if it is given one. */
  Optional<LearningRate> given(Call trainer) {
    Value pair = view.argument(trainer, -1, "optimizers");
    if (pair instanceof Value.Missing) {
      return Optional.empty();
    }
    Value first =
        pair instanceof Items items && !items.values().isEmpty()
            ? view.value(items.values().getFirst())
            : pair;
    if (first instanceof Value.None) {
      return Optional.empty();
    }
    return Optional.of(
        optimizer(first, 0)
            .map(this::rate)
            .orElseGet(() -> new LearningRate.Hidden("the optimizer is " + PythonView.why(first))));
  }

  /** The run of a loop that steps its optimiser here, if it trains a model that is known. */
  Optional<PythonDraft> read(String scriptName) {
    if (!view.now().method().equals("step")) {
      return Optional.empty();
    }
    Optional<Call> made = optimizer(view.now().receiver(), 0);
    if (made.isEmpty()) {
      return Optional.empty();
    }
    ModelFacts facts = model(made.get());
    boolean seen =
        !(facts.adapter() instanceof Adapter.Unknown && facts.base() instanceof Base.Unknown);
    if (!seen) {
      return Optional.empty();
    }
    AdapterRun method = facts.run();
    Stage stage = Generic.stage(scriptName);
    Set<Doubt> doubts = EnumSet.of(Doubt.GENERIC);
    doubts.addAll(method.doubts());
    if (isLoraPlus(made.get())) {
      doubts.add(Doubt.LORA_PLUS);
    }
    return Optional.of(
        new PythonDraft(
            "generic", "unknown script", method, stage, rate(made.get()), doubts, "lr", false));
  }

  private static boolean isLoraPlus(Call optimizer) {
    return optimizer.path().endsWith("create_loraplus_optimizer");
  }

  private Optional<Call> optimizer(Value given, int depth) {
    Value value = view.value(given);
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (value) {
      case Value.Made(Call call) when call.callee() instanceof Value.External type ->
          isOptimizer(type)
              ? Optional.of(call)
              : type.name().equals("prepare") || type.name().equals("initialize")
                  ? wrapped(call, depth)
                  : Optional.empty();
      case Value.Made(Call call)
          when call.method().equals("prepare")
              || call.method().equals("prepare_optimizer")
              || call.method().equals("setup_optimizers") ->
          wrapped(call, depth);
      case Value.Item(Value of, Value key) when view.value(of) instanceof Value.Made(Call call) ->
          part(call, key, depth);
      default -> Optional.empty();
    };
  }

  /** {@code model, optimizer = accelerator.prepare(model, optimizer)}. */
  private Optional<Call> part(Call call, Value key, int depth) {
    if (key instanceof Value.Int(BigInteger index, Text _)
        && index.signum() >= 0
        && index.bitLength() < 31
        && index.intValue() < call.arguments().positional().size()) {
      return optimizer(call.arguments().positional().get(index.intValue()), depth + 1);
    }
    return wrapped(call, depth);
  }

  private Optional<Call> wrapped(Call call, int depth) {
    Value named = call.arguments().named("optimizer");
    if (!(named instanceof Value.Missing)) {
      return optimizer(named, depth + 1);
    }
    return call.arguments().positional().stream()
        .map(each -> optimizer(each, depth + 1))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isOptimizer(Value.External type) {
    boolean named =
        type.name().matches(".*(Adam|SGD|Lion|Adafactor|Adagrad|RMSprop|LAMB|Lamb).*")
            || type.name().equals("create_loraplus_optimizer");
    return ROOTS.contains(type.root()) && named;
  }

  private LearningRate rate(Call optimizer) {
    Value lr = view.argument(optimizer, 1, "lr");
    if (lr instanceof Value.Missing) {
      boolean adam = optimizer.path().startsWith("torch.optim.Adam");
      return optimizer.arguments().open().isPresent()
          ? new LearningRate.Hidden("the optimizer is given " + optimizer.arguments().open().get())
          : adam
              ? ADAM.rate()
              : new LearningRate.Hidden("no rate is set, and the optimizer's default is not known");
    }
    return PythonRates.of(lr, ((Value.External) optimizer.callee()).name());
  }

  private ModelFacts model(Call optimizer) {
    Value parameters = view.argument(optimizer, 0, "params");
    Value found = owner(parameters, 0);
    if (found instanceof Value.Missing) {
      found = view.argument(optimizer, -1, "model");
    }
    ModelCalls models = new ModelCalls(view);
    if (!(found instanceof Value.Missing)) {
      return models.of(found);
    }
    // groups of parameters: the model that was wrapped, or loaded, last
    for (String function : new String[] {"get_peft_model", "from_pretrained"}) {
      for (Call call : view.before()) {
        boolean makes =
            call.callee() instanceof Value.External type
                && type.name().equals(function)
                && (function.equals("get_peft_model") || call.path().contains("Model"));
        if (makes) {
          return models.of(new Value.Made(call));
        }
      }
    }
    return ModelFacts.unknown("the model of the optimizer cannot be seen");
  }

  /** The model of {@code model.parameters()}, filtered or not. */
  private Value owner(Value parameters, int depth) {
    Value value = view.value(parameters);
    if (!(value instanceof Value.Made(Call call)) || depth > DEEPEST) {
      return Value.MISSING;
    }
    if (call.method().endsWith("parameters")) {
      return call.receiver();
    }
    return call.path().equals("builtins.filter") || call.path().equals("builtins.list")
        ? owner(call.arguments().get(1, ""), depth + 1)
        : Value.MISSING;
  }
}
