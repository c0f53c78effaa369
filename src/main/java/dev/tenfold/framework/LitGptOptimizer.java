package dev.tenfold.framework;

import dev.tenfold.source.Reading;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Setting.Kind;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.LearningRate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The optimizer of a LitGPT run as its words set it one after the other: a name, or a mapping with
 * {@code class_path} and {@code init_args}. A flag below it, {@code --optimizer.init_args.lr}, is
 * put beside them where nothing reads it, and turns a name into a mapping without a class (run with
 * jsonargparse 4.37; litgpt/utils.py, instantiate_torch_optimizer).
 */
final class LitGptOptimizer {
  /** Optimizers of torch and bitsandbytes whose own rate is 1e-3. */
  private static final Set<String> COMMON =
      Set.of(
          "AdamW",
          "Adam",
          "SGD",
          "NAdam",
          "RAdam",
          "AdamW8bit",
          "PagedAdamW",
          "PagedAdamW8bit",
          "Adam8bit",
          "AdamW32bit",
          "PagedAdamW32bit");

  /** It is torch's own default that applies (torch/optim/adamw.py). */
  static final Defaults DEFAULT = Defaults.of("torch", new Defaults.Since("1.2", "1e-3"));

  private LearningRate rate = DEFAULT.rate();
  private boolean isMapping;
  private Optional<LearningRate> failure = Optional.empty();

  void fail(String name) {
    failure =
        failure.or(() ->
            Optional.of(
                Numbers.invalid(
                    Text.made(name),
                    "is nothing LitGPT knows: write optimizer.init_args.lr in its configuration")));
  }

  /** From here on something unknown may have set it. */
  void hide(String why) {
    rate = new LearningRate.Hidden(why);
    isMapping = true;
  }

  /** The configuration's, if it has one. */
  void ofFile(Settings file) {
    Reading<Setting> name = file.get("optimizer");
    if (name instanceof Reading.Unreadable<Setting>(String why)) {
      hide(why);
      return;
    }
    Optional<Tree> tree = file.tree("optimizer");
    LearningRate broken = file.rate("optimizer.init_args.lr", DEFAULT.rate());
    if (tree.isPresent()) {
      set(tree.get());
    } else if (broken instanceof LearningRate.Invalid) {
      failure = failure.or(() -> Optional.of(broken));
    }
  }

  /** {@code --optimizer VALUE}. */
  void given(Text value) {
    if (!value.isKnown()) {
      hide(String.join(", ", value.unknowns()));
      return;
    }
    YamlText.read(value).trees().stream().findFirst().ifPresent(this::set);
  }

  /** {@code --optimizer.KEY VALUE}. */
  void nested(Flags.Flag flag) {
    String key = flag.name().substring("--optimizer.".length());
    if (!isMapping) {
      rate =
          Numbers.invalid(
              Text.made(flag.name()),
              "does not reach the optimizer: write optimizer.init_args.lr in the configuration");
    } else if (key.equals("init_args") || key.equals("class_path")) {
      hide(flag.name() + " changes the optimizer");
    }
  }

  private void set(Tree optimizer) {
    isMapping = optimizer instanceof Tree.Mapping;
    rate =
        switch (optimizer) {
          case Tree.Mapping(Map<String, Tree> entries, var _) -> ofMapping(entries);
          case Tree.Scalar(Text name, var _, var _) -> ofName(name.toString());
          case Tree.Sequence _, Tree.TooDeep _ ->
              Numbers.invalid(Text.EMPTY, "cannot be known: optimizer is a list");
        };
  }

  private static LearningRate ofMapping(Map<String, Tree> entries) {
    if (!(entries.get("class_path") instanceof Tree.Scalar name)
        || !(entries.get("init_args") instanceof Tree.Mapping(Map<String, Tree> args, var _))) {
      return Numbers.invalid(
          Text.EMPTY, "cannot be known: optimizer needs class_path and init_args");
    }
    if (!(args.get("lr") instanceof Tree.Scalar lr)) {
      return ofName(name.text().toString());
    }
    Settings one = new Settings();
    one.put(Dialect.PYYAML_EXPONENTS.setting("lr", "optimizer", lr));
    boolean isBoolean = one.get("lr").found().filter(s -> s.kind() == Kind.BOOLEAN).isPresent();
    return isBoolean
        ? one.pydanticRate("lr", DEFAULT.rate())
        : one.strictRate("lr", DEFAULT.rate());
  }

  private static LearningRate ofName(String optimizer) {
    return COMMON.contains(optimizer.substring(optimizer.lastIndexOf('.') + 1))
        ? DEFAULT.rate()
        : new LearningRate.Hidden(
            "no rate is set, and the default of " + optimizer + " is not known");
  }

  LearningRate rate() {
    return failure.orElse(rate);
  }
}
