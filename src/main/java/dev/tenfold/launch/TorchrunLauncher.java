package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code torchrun [options] script ...} (torch/distributed/run.py). */
final class TorchrunLauncher implements Launcher {
  private static final Options OPTIONS =
      new Options(
          Set.of("-h", "--help", "--standalone", "--run-path", "--use-env", "--virtual-local-rank"),
          Set.of("-m", "--module"),
          Set.of("--no-python"));

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Launchers.baseName(argv.getFirst()).equals("torchrun")
        ? Optional.of(Launchers.target(argv, OPTIONS.target(argv, 1)))
        : Optional.empty();
  }
}
