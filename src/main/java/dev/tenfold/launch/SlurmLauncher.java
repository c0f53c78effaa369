package dev.tenfold.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code srun [options] command ...}; its options are unverified. */
final class SlurmLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          -h --help --usage -l --label -u --unbuffered -v --verbose -Q --quiet -O
          --overcommit -s --oversubscribe -X --disable-status --exclusive --overlap
          --exact -K --kill-on-bad-exit --pty --no-kill --container-writable
          --no-container-mount-home --container-mount-home --container-remap-root
          """,
          """
          -A --account -c --cpus-per-task -D --chdir -e --error -G --gpus
          --gpus-per-node --gpus-per-task --gres -i --input -J --job-name --jobid
          --mem --mem-per-cpu --mem-per-gpu --mpi -n --ntasks -N --nodes
          --ntasks-per-node -o --output -p --partition -q --qos -r --relative -t
          --time -w --nodelist -x --exclude --export --cpu-bind --container-image
          --container-mounts --container-name --container-workdir --wait -W
          --distribution -m --network --signal
          """);

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    if (!Launchers.is(argv, "srun")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (OPTIONS.target("srun", argv, 1)) {
          case Options.Found.Unclear(String why) -> new Peeled.Hidden(why);
          case Options.Found.Target target ->
              new Peeled.CommandLine(
                  Launchers.tail(argv, target.index()),
                  Map.of(),
                  Launchers.last(target, "-D", "--chdir", "--container-workdir"));
        });
  }
}
