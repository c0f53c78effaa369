package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;

/**
 * {@code tune run [torchrun's options] recipe ...}: what is left is {@code tune run recipe ...}
 * without them (torchtune/_cli/run.py).
 */
final class TuneLauncher implements Launcher {
  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    if (!Launchers.is(argv, "tune", "run")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (TorchrunLauncher.OPTIONS.target("tune run", argv, 2)) {
          case Options.Found.Unclear(String why) -> new Peeled.Hidden(why);
          case Options.Found.Target target ->
              new Peeled.Python(
                  new Program.Command("tune"),
                  Launchers.prepend("run", Launchers.tail(argv, target.index())));
        });
  }
}
