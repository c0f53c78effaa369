package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;

/** {@code poetry run command ...}; its options are unverified. */
final class PoetryLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          -h --help -q --quiet -v -vv -vvv --no-interaction -n --no-plugins --no-cache
          --ansi --no-ansi
          """,
          """
          -P --project -C --directory
          """);

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Launchers.is(argv, "poetry", "run")
        ? Optional.of(Launchers.program("poetry run", argv, 2, OPTIONS, 0))
        : Optional.empty();
  }
}
