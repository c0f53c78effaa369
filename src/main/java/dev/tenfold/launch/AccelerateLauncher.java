package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code accelerate launch [options] script ...} (accelerate/commands/launch.py). */
final class AccelerateLauncher implements Launcher {
  private static final Options OPTIONS =
      new Options(
          Set.of(
              "-h",
              "--help",
              "-q",
              "--quiet",
              "--cpu",
              "--multi-gpu",
              "--tpu",
              "--ipex",
              "--mps",
              "--use-deepspeed",
              "--use-fsdp",
              "--use-megatron-lm",
              "--use-xpu",
              "--debug",
              "--dynamo-use-fullgraph",
              "--dynamo-use-dynamic",
              "--dynamo-use-regional-compilation",
              "--same-network",
              "--tpu-use-cluster",
              "--no-tpu-use-cluster",
              "--tpu-use-sudo",
              "--use-parallelism-config",
              "--enable-cpu-affinity"),
          Set.of("-m", "--module"),
          Set.of("--no-python"));

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    String name = Launchers.baseName(argv.getFirst());
    int from;
    if (name.equals("accelerate") && argv.size() > 1 && argv.get(1).is("launch")) {
      from = 2;
    } else if (name.equals("accelerate-launch")) {
      from = 1;
    } else {
      return Optional.empty();
    }
    return Optional.of(Launchers.target(argv, OPTIONS.target(argv, from)));
  }
}
