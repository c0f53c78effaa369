package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code srun [options] command ...}: the options of its help (22.05), and those that the container
 * plug-in pyxis adds, of which the latter are unverified.
 */
final class SlurmLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          --compress --contiguous --exact --exclusive --multi-prog --nice --overlap
          --propagate --pty --quit-on-interrupt --reboot --resv-ports --send-libs
          --spread-job --usage --use-min-nodes -E --preserve-env -H --hold -I --immediate -K
          --kill-on-bad-exit -O --overcommit -Q --quiet -V --version -X --disable-status -Z
          --no-allocate -h --help -k --no-kill -l --label -s --oversubscribe -u --unbuffered
          -v --verbose --container-writable --no-container-mount-home --container-mount-home
          --container-remap-root --no-container-remap-root
          """,
          """
          --acctg-freq --bb --bbf --bcast --bcast-exclude --cluster-constraint --comment
          --container --cores-per-socket --cpu-bind --cpu-freq --cpus-per-gpu --deadline
          --delay-boot --epilog --export --gpu-bind --gpu-freq --gpus-per-node
          --gpus-per-socket --gpus-per-task --gres --gres-flags --het-group --jobid
          --mail-type --mail-user --mcs-label --mem --mem-bind --mem-per-cpu --mem-per-gpu
          --mincpus --mpi --network --ntasks-per-core --ntasks-per-gpu --ntasks-per-node
          --ntasks-per-socket --power --priority --profile --prolog --reservation --signal
          --slurmd-debug --sockets-per-node --switches --task-epilog --task-prolog
          --thread-spec --threads-per-core --time-min --tmp --wckey -A --account -B
          --extra-node-info -C --constraint -D --chdir -G --gpus -J --job-name -L --licenses
          -M --clusters -N --nodes -S --core-spec -T --threads -W --wait -b --begin -c
          --cpus-per-task -d --dependency -e --error -i --input -m --distribution -n --ntasks
          -o --output -p --partition -q --qos -r --relative -t --time -w --nodelist -x
          --exclude --container-image --container-mounts --container-name --container-save
          --container-workdir
          """);

  @Override
  public boolean isCalled(String name) {
    return name.equals("srun");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Optional.of(OPTIONS.peel("srun", argv, 1, SlurmLauncher::started));
  }

  private static Peeled started(Options.Found.Target target) {
    if (target.has("--multi-prog") || target.rest().stream().anyMatch(word -> word.is(":"))) {
      return new Peeled.Hidden("what srun starts cannot be told: it is more than one program");
    }
    return Launchers.program(target)
        .in(here -> exported(target, here).in(target.last("-D", "--chdir", "--container-workdir")));
  }

  /** {@code --export} lists what is passed on; with {@code ALL}, what is added. */
  private static Surroundings exported(Options.Found.Target target, Surroundings here) {
    Optional<Text> list = target.last("--export");
    if (list.isEmpty() || !list.get().isKnown()) {
      return here;
    }
    Map<String, Text> variables = new LinkedHashMap<>();
    boolean all = false;
    int from = 0;
    for (String each : list.get().toString().split(",", -1)) {
      all |= each.equals("ALL");
      Text entry = list.get().sub(from, from + each.length());
      Environment.assign(entry, variables);
      here.environment().get(each).ifPresent(value -> variables.put(each, value));
      from += each.length() + 1;
    }
    return all ? here.with(variables) : here.in(Environment.EMPTY.with(variables));
  }
}
