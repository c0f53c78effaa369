package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code mpirun} and {@code mpiexec} of Open MPI, MPICH and Intel MPI; options unverified. */
final class MpiLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
              """
              -h --help -V --version -v --verbose -q --quiet --allow-run-as-root
              -allow-run-as-root --oversubscribe -oversubscribe --tag-output -tag-output
              --timestamp-output -timestamp-output --report-bindings -report-bindings
              --bind-to-none --nooversubscribe --bynode -bynode --byslot -byslot
              --display-map -display-map --display-allocation -display-allocation
              --do-not-launch -do-not-launch --use-hwthread-cpus -use-hwthread-cpus
              -genvall -prepend-rank -l --pernode -pernode --enable-recovery
              """,
              """
              -np --np -n --n -c -N --npernode -npernode -npersocket --npersocket -ppn
              --ppn -perhost -hostfile --hostfile -machinefile --machinefile -f -H -host
              --host -hosts --map-by -map-by --rank-by -rank-by --bind-to -bind-to -x
              -wdir --wdir -wd --wd --path --prefix -prefix --output -output
              --output-filename -output-filename --timeout -timeout --launch-agent --stdin
              -stdin --mca-params --display --runtime-options -launcher -bootstrap -iface
              -genvlist --rankfile -rankfile -rf --preload-files --app -tune --tune
              """)
          .pairs("-mca", "--mca", "-gmca", "--gmca", "--prtemca", "--pmixmca", "-genv", "-env");

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    if (!(Launchers.is(argv, "mpirun")
        || Launchers.is(argv, "mpiexec")
        || Launchers.is(argv, "mpiexec.hydra"))) {
      return Optional.empty();
    }
    return Optional.of(
        switch (OPTIONS.target("mpirun", argv, 1)) {
          case Options.Found.Unclear(String why) -> new Peeled.Hidden(why);
          case Options.Found.Target target -> {
            Map<String, Text> variables = new LinkedHashMap<>();
            for (Options.Given given : target.options()) {
              switch (given.name()) {
                case "-x" -> given.values().forEach(value -> Launchers.assign(value, variables));
                case "-genv", "-env" -> {
                  if (given.values().size() == 2) {
                    variables.put(given.values().getFirst().toString(), given.values().getLast());
                  }
                }
                default -> {}
              }
            }
            int at = target.index();
            yield new Peeled.CommandLine(
                Launchers.tail(argv, at),
                variables,
                Launchers.last(target, "-wdir", "--wdir", "-wd", "--wd"));
          }
        });
  }
}
