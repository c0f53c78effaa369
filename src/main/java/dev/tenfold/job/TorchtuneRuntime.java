package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command of a torchtune runtime, as the controller rewrites it by the args of a TrainJob: with
 * LoRA's modules among them another recipe and another configuration run (kubeflow/trainer,
 * pkg/runtime/framework/plugins/torch/torchtune.go).
 */
final class TorchtuneRuntime {
  private static final String FULL = "full_finetune_";
  private static final String CONFIG = "--config";

  private TorchtuneRuntime() {}

  static Container.Words of(
      Container.Words command, Optional<Container.Words> args, Field trainJob) {
    boolean tunes = command.words().size() > 1 && command.words().getFirst().is("tune");
    if (!tunes || args.isEmpty() || !has(args.get(), "model.lora_attn_modules")) {
      return command;
    }
    boolean quantised =
        has(args.get(), "model.quantize_base=true") && !has(args.get(), "model.use_dora=true");
    boolean single =
        isOne(trainJob.down("trainer", "numNodes"))
            && isOne(trainJob.down("trainer", "numProcPerNode"));
    String suffix = (quantised ? "_qlora" : "_lora") + (single ? "_single_device" : "");
    List<Text> words = new ArrayList<>();
    for (Text word : command.words()) {
      String text = word.toString();
      boolean isConfig = !words.isEmpty() && words.getLast().is(CONFIG);
      if (text.startsWith(FULL)) {
        words.add(Text.made(single ? "lora_finetune_single_device" : "lora_finetune_distributed"));
      } else if (isConfig && text.contains("_full")) {
        words.add(Text.made(text.substring(0, text.indexOf("_full")) + suffix));
      } else {
        words.add(word);
      }
    }
    return new Container.Words(command.at(), words);
  }

  private static boolean has(Container.Words args, String start) {
    return args.words().stream()
        .anyMatch(word -> word.toString().toLowerCase(Locale.ROOT).contains(start));
  }

  /** One node, or one process, also where nothing is said. */
  private static boolean isOne(Field number) {
    return !number.isPresent() || number.node().asText().equals("1");
  }
}
