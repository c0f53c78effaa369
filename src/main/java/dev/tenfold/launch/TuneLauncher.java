package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;

/**
 * {@code tune run [torchrun's options] recipe ...}: what is left is {@code tune run recipe ...}
 * without them (torchtune/_cli/run.py, 0.6.1).
 */
final class TuneLauncher implements Launcher {
  @Override
  public boolean isCalled(String name) {
    return name.equals("tune");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Launchers.is(argv, "tune", "run")
        ? Optional.of(TorchrunLauncher.OPTIONS.peel("tune run", argv, 2, TuneLauncher::started))
        : Optional.empty();
  }

  private static Peeled started(Options.Found.Target target) {
    return new Peeled.Python(new Program.Command("tune"), Launchers.prepend("run", target.rest()));
  }
}
