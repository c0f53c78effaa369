package dev.tenfold.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code conda run [options] command ...}, also of mamba and micromamba; options unverified. */
final class CondaLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          -h --help -v --verbose --dev --debug-wrapper-scripts --live-stream
          --no-capture-output -s
          """,
          """
          -n --name -p --prefix --cwd -a --attach -e --env
          """);

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    if (!Launchers.is(argv, "conda", "run")
        && !Launchers.is(argv, "mamba", "run")
        && !Launchers.is(argv, "micromamba", "run")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (OPTIONS.target("conda run", argv, 2)) {
          case Options.Found.Unclear(String why) -> new Peeled.Hidden(why);
          case Options.Found.Target target ->
              new Peeled.CommandLine(
                  Launchers.tail(argv, target.index()), Map.of(), Launchers.last(target, "--cwd"));
        });
  }
}
