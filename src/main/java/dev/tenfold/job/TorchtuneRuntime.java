package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The command of a torchtune runtime, which the controller writes anew: recipe and configuration
 * follow from the args of the TrainJob, the number of devices and the name of the runtime
 * (kubeflow/trainer, pkg/runtime/framework/plugins/torch/torchtune.go).
 */
final class TorchtuneRuntime {
  private static final String CONFIG = "--config";

  private TorchtuneRuntime() {}

  /** The command that runs; empty where it is not torchtune's. */
  static Optional<Container.Words> of(Field trainJob, Manifest runtime, RuntimeStep step) {
    Optional<Container.Words> own = command(trainJob);
    if (own.isPresent() ? !isWhole(own.get()) : !adapts(trainJob, step.container().command())) {
      return Optional.empty();
    }
    Field policy = runtime.root().down("spec", "mlPolicy");
    Field trainer = trainJob.child("trainer");
    Field nodes =
        trainer.child("numNodes").isPresent()
            ? trainer.child("numNodes")
            : policy.child("numNodes");
    Field processes =
        trainer.child("numProcPerNode").isPresent()
            ? trainer.child("numProcPerNode")
            : policy.down("torch", "numProcPerNode");
    Field resources =
        trainer.child("resourcesPerNode").isPresent()
            ? trainer.child("resourcesPerNode")
            : step.field().child("resources");
    boolean oneNode = !nodes.isPresent() || isOne(nodes);
    boolean oneDevice =
        isOne(processes) || gpus(resources).filter(TorchtuneRuntime::isOne).isPresent();
    Container.Words before = own.or(() -> step.container().command()).orElseThrow();
    return Optional.of(
        rewritten(before, trainJob, oneNode ? suffix(trainJob, oneDevice) : "_full_multinode"));
  }

  /** The same where the runtime cannot be seen, and with it how many devices a node has. */
  static Optional<Container.Words> unseen(Field trainJob, String why) {
    Optional<Container.Words> own = command(trainJob);
    if (own.filter(TorchtuneRuntime::isWhole).isEmpty()) {
      return Optional.empty();
    }
    Field trainer = trainJob.child("trainer");
    boolean oneDevice =
        isOne(trainer.child("numProcPerNode"))
            || gpus(trainer.child("resourcesPerNode")).filter(TorchtuneRuntime::isOne).isPresent();
    boolean known = oneDevice || gpus(trainer.child("resourcesPerNode")).isPresent();
    Container.Words words = rewritten(own.orElseThrow(), trainJob, suffix(trainJob, oneDevice));
    return Optional.of(known ? words : withUnknownConfig(words, why));
  }

  private static Container.Words withUnknownConfig(Container.Words command, String why) {
    List<Text> words = new ArrayList<>(command.words());
    words.set(words.size() - 1, Text.unknown(why));
    return new Container.Words(command.at(), words);
  }

  private static Optional<Container.Words> command(Field trainJob) {
    return PodTemplates.words(trainJob.down("trainer", "command"));
  }

  /** {@code tune run} and no more: what the SDK writes. */
  private static boolean isWhole(Container.Words command) {
    return isTune(command) && command.words().size() == 2;
  }

  /** Args that ask for an adapter under a runtime's own command. */
  private static boolean adapts(Field trainJob, Optional<Container.Words> runtime) {
    return runtime.filter(TorchtuneRuntime::isTune).isPresent()
        && !suffix(trainJob, false).equals("_full");
  }

  private static boolean isTune(Container.Words command) {
    return command.words().size() > 1
        && command.words().get(0).is("tune")
        && command.words().get(1).is("run");
  }

  private static Container.Words rewritten(Container.Words command, Field trainJob, String suffix) {
    List<Text> words = new ArrayList<>(command.words().subList(0, 2));
    words.add(Text.made(recipe(suffix)));
    words.add(Text.made(CONFIG));
    words.add(config(trainJob, command, suffix));
    return new Container.Words(command.at(), words);
  }

  private static String recipe(String suffix) {
    String method = suffix.startsWith("_full") ? "full" : "lora";
    return method
        + "_finetune_"
        + (suffix.endsWith("_single_device") ? "single_device" : "distributed");
  }

  /** The runtime's name holds the model, {@code torchtune-llama3.2-1b}; else its command does. */
  private static Text config(Field trainJob, Container.Words command, String suffix) {
    String[] parts = trainJob.down("runtimeRef", "name").string().split("-", -1);
    if (parts.length == 3) {
      return Text.made(
          parts[1].replace('.', '_') + "/" + parts[2].toUpperCase(Locale.ROOT) + suffix);
    }
    List<Text> words = command.words();
    for (int i = 0; i + 1 < words.size(); i++) {
      String config = words.get(i + 1).toString();
      if (words.get(i).is(CONFIG) && config.contains("_full")) {
        return Text.made(config.substring(0, config.indexOf("_full")) + suffix);
      }
    }
    return Text.unknown("the name of the runtime does not say which model it trains");
  }

  private static String suffix(Field trainJob, boolean oneDevice) {
    boolean quantised = has(trainJob, "model.quantize_base=true");
    String method =
        quantised && !has(trainJob, "model.use_dora=true")
            ? "_qlora"
            : has(trainJob, "model.lora_attn_modules") ? "_lora" : "_full";
    return method + (oneDevice ? "_single_device" : "");
  }

  private static boolean has(Field trainJob, String part) {
    return trainJob.down("trainer", "args").items().stream()
        .anyMatch(arg -> arg.string().toLowerCase(Locale.ROOT).contains(part));
  }

  private static Optional<Field> gpus(Field resources) {
    for (String list : List.of("limits", "requests")) {
      for (Map.Entry<String, Field> entry : resources.child(list).entries().entrySet()) {
        if (entry.getKey().toLowerCase(Locale.ROOT).contains("gpu")) {
          return Optional.of(entry.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOne(Field number) {
    return number.isPresent() && number.node().asText().equals("1");
  }
}
