package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;

/** {@code tini} and {@code dumb-init}, the first process of a container; options unverified. */
final class InitLauncher implements Launcher {
  private static final Options TINI = Options.of("-h -s -v -vv -vvv -w -g -l --version", "-p -e");
  private static final Options DUMB_INIT =
      Options.of("-c --single-child -v --verbose -h --help -V --version", "-r --rewrite");

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    if (Launchers.is(argv, "tini") || Launchers.is(argv, "tini-static")) {
      return Optional.of(Launchers.program("tini", argv, 1, TINI, 0));
    }
    return Launchers.is(argv, "dumb-init")
        ? Optional.of(Launchers.program("dumb-init", argv, 1, DUMB_INIT, 0))
        : Optional.empty();
  }
}
