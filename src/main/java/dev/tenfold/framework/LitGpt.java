package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * LitGPT: jsonargparse, where configuration and flags count in their order. The rate is an argument
 * of the optimizer, and torch's own where the optimizer is only named. {@code
 * --optimizer.init_args.lr} does not reach it (litgpt/utils.py, finetune/lora.py, 0.5.13).
 */
final class LitGpt implements Framework {
  private static final Pattern COMMANDS =
      Pattern.compile("finetune(_lora|_full|_adapter|_adapter_v2)?|pretrain");
  private static final Starts STARTS =
      Starts.NONE
          .command("litgpt")
          .module("litgpt")
          .module("litgpt\\.(finetune\\.[a-z0-9_]+|pretrain)")
          .script("/litgpt/(finetune/[a-z0-9_]+|pretrain)\\.py");
  private static final Argparse OPTIONS =
      Argparse.of(
          List.of(
              "--config",
              "--checkpoint_dir",
              "--out_dir",
              "--precision",
              "--quantize",
              "--devices",
              "--num_nodes",
              "--lora_r",
              "--lora_alpha",
              "--lora_dropout",
              "--lora_query",
              "--lora_key",
              "--lora_value",
              "--lora_projection",
              "--lora_mlp",
              "--lora_head",
              "--data",
              "--train",
              "--log",
              "--eval",
              "--optimizer",
              "--logger_name",
              "--seed",
              "--access_token"));
  private static final Pattern REFUSED = Pattern.compile("--(train\\.)?(learning[-_]rate|lr)");
  private static final Signs SIGNS = new Signs("lora_r", "");

  /** How `litgpt finetune full` of 0.3 said it. */
  private static final Map<String, String> OLD =
      Map.of("lora", "_lora", "full", "_full", "adapter", "_adapter", "adapter_v2", "_adapter_v2");

  @Override
  public String id() {
    return "litgpt";
  }

  @Override
  public String title() {
    return "LitGPT";
  }

  @Override
  public Facts facts() {
    return Facts.read("LitGPT 0.5.13, litgpt/utils.py and litgpt/finetune")
        .starts("`litgpt finetune*`", "`litgpt pretrain`", "the same as modules and as scripts")
        .channels("`--optimizer` and `optimizer.init_args.lr` of `--config`, the last one")
        .defaults("PyTorch's", LitGptOptimizer.DEFAULT)
        .signs("the subcommand, `finetune` is LoRA", "`quantize: bnb.*` (quantised)")
        .signs(SIGNS);
  }

  @Override
  public Optional<TrainingRun> read(Launch launch) {
    return STARTS
        .of(launch)
        .flatMap(start -> {
          if (start.way() != Starts.Way.COMMAND && !start.name().equals("litgpt")) {
            String last = start.name().replaceFirst(".*[./]", "");
            String name = last.equals("pretrain") ? last : "finetune_" + last;
            return COMMANDS.matcher(name).matches()
                ? Optional.of(run(launch, name, start.words()))
                : Optional.empty();
          }
          return subcommand(launch, start.words());
        })
        .or(() ->
            Recipes.alone(launch, Dialect.PYYAML_EXPONENTS, LitGpt::isShape)
                .map(settings -> {
                  LitGptOptimizer optimizer = new LitGptOptimizer();
                  optimizer.ofFile(settings);
                  return run(launch, "finetune_lora", settings, optimizer);
                }));
  }

  /** Of its configurations, those with a rank are for LoRA. */
  private static boolean isShape(Settings settings) {
    return settings.tree("checkpoint_dir").isPresent() && settings.tree("lora_r").isPresent();
  }

  private Optional<TrainingRun> subcommand(Launch launch, List<Word> words) {
    if (words.isEmpty() || !COMMANDS.matcher(words.getFirst().text()).matches()) {
      return Optional.empty();
    }
    String name = words.getFirst().toString();
    boolean old =
        name.equals("finetune") && words.size() > 1 && OLD.containsKey(words.get(1).toString());
    return Optional.of(
        old
            ? run(launch, name + OLD.get(words.get(1).toString()), words.subList(2, words.size()))
            : run(launch, name, words.subList(1, words.size())));
  }

  private TrainingRun run(Launch launch, String name, List<Word> words) {
    Settings settings = new Settings();
    LitGptOptimizer optimizer = new LitGptOptimizer();
    for (Flags.Flag flag : Flags.parse(words).flags()) {
      if (flag.isUnknown()) {
        settings.open(flag.unknown());
        optimizer.hide(flag.unknown());
      } else if (REFUSED.matcher(flag.name()).matches()) {
        optimizer.fail(flag.name());
      } else if (flag.name().startsWith("--optimizer.")) {
        optimizer.nested(flag);
      } else {
        put(launch, flag, settings, optimizer);
      }
    }
    return run(launch, name, settings, optimizer);
  }

  private TrainingRun run(
      Launch launch, String name, Settings settings, LitGptOptimizer optimizer) {
    for (String key : List.of("learning_rate", "train.learning_rate")) {
      if (settings.tree(key).isPresent()) {
        optimizer.fail(key);
      }
    }
    boolean pretrain = name.equals("pretrain");
    return Draft.of(
            pretrain || name.equals("finetune_full") ? AdapterRun.FULL : adapter(name, settings),
            pretrain ? Stage.PRETRAIN : Stage.SFT,
            optimizer.rate(),
            launch.program() instanceof Program.OfResource
                ? Remedy.write("lr: ")
                : new Remedy(
                    "optimizer.init_args.lr in a file for --config to ", "lr: ", Optional.empty()))
        .of(this, launch, settings);
  }

  private static void put(
      Launch launch, Flags.Flag flag, Settings settings, LitGptOptimizer optimizer) {
    switch (OPTIONS.key(flag.name()).orElse("")) {
      case "config" ->
          flag.value()
              .ifPresent(path -> {
                Settings file = new Settings();
                Recipes.put(launch, path, Dialect.PYYAML_EXPONENTS, file);
                Recipes.put(launch, path, Dialect.PYYAML_EXPONENTS, settings);
                optimizer.ofFile(file);
              });
      case "optimizer" -> flag.value().ifPresent(optimizer::given);
      case "" -> {}
      case String key -> flag.value().ifPresent(value -> settings.put(key, flag.name(), value));
    }
  }

  private static AdapterRun adapter(String name, Settings settings) {
    if (name.startsWith("finetune_adapter")) {
      return AdapterRun.unknown("LLaMA-Adapter is no LoRA, and its rate is another one");
    }
    Optional<String> unseen = settings.unseen("quantize");
    if (unseen.isPresent()) {
      return AdapterRun.unknown(unseen.get());
    }
    return settings.known("quantize").filter(q -> q.startsWith("bnb.")).isPresent()
        ? AdapterRun.qlora(SIGNS.doubts(settings))
        : Signs.ofName(settings.known("checkpoint_dir"), SIGNS.doubts(settings));
  }
}
