package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code conda run [options] command ...} (conda/cli/main_run.py, 4.14) and that of mamba and
 * micromamba (micromamba/src/run.cpp, 0.2; {@code -e} and {@code --clean-env} are unverified).
 */
final class CondaLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          -h --help -v --verbose -q --quiet --dev --debug-wrapper-scripts --live-stream
          --no-capture-output -s -d --detach --clean-env
          """,
          "-n --name -p --prefix --cwd -a --attach -e --env");

  @Override
  public boolean isCalled(String name) {
    return Set.of("conda", "mamba", "micromamba").contains(name);
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    String name = Launchers.baseName(argv.getFirst());
    return Launchers.is(argv, name, "run")
        ? Optional.of(OPTIONS.peel(name + " run", argv, 2, CondaLauncher::started))
        : Optional.empty();
  }

  private static Peeled started(Options.Found.Target target) {
    Map<String, Text> variables = new LinkedHashMap<>();
    for (Options.Given given : target.options()) {
      if (given.name().equals("-e") || given.name().equals("--env")) {
        given.values().forEach(value -> Environment.assign(value, variables));
      }
    }
    return Launchers.program(target)
        .in(here ->
            (target.has("--clean-env") ? here.in(Environment.EMPTY) : here)
                .with(variables)
                .in(target.last("--cwd")));
  }
}
