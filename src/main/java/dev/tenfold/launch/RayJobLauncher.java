package dev.tenfold.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ray job submit [options] -- command ...} (ray/dashboard/modules/job/cli.py, 2.60). */
final class RayJobLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          --no-wait --verify --help
          """,
          """
          --address --job-id --submission-id --runtime-env --runtime-env-json
          --working-dir --metadata-json --entrypoint-num-cpus --entrypoint-num-gpus
          --entrypoint-memory --entrypoint-resources --entrypoint-label-selector
          --headers --log-style --log-color
          """);

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    if (!Launchers.is(argv, "ray", "job", "submit")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (OPTIONS.target("ray job submit", argv, 3)) {
          case Options.Found.Unclear(String why) -> new Peeled.Hidden(why);
          case Options.Found.Target target ->
              new Peeled.CommandLine(
                  Launchers.tail(argv, target.index()),
                  Map.of(),
                  Launchers.last(target, "--working-dir"));
        });
  }
}
