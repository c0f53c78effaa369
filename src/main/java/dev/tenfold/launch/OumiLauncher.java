package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;

/**
 * {@code oumi distributed torchrun ...} and {@code oumi distributed accelerate launch ...}: it adds
 * what it knows of the cluster and starts the same (oumi/cli/distributed_run.py, 0.9).
 */
final class OumiLauncher implements Launcher {
  @Override
  public boolean isCalled(String name) {
    return name.equals("oumi");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Launchers.is(argv, "oumi", "distributed")
        ? Optional.of(Peeled.CommandLine.of(Launchers.tail(argv, 2)))
        : Optional.empty();
  }
}
