package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code mpirun} and {@code mpiexec}. Each option was given to Open MPI 4.1.4 and 5.0.11, MPICH
 * 5.0.2 and Intel MPI 2021.18, to see which word they start; one that they do not agree on, such as
 * {@code -s}, is in no table.
 */
final class MpiLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
              """
              -V --version -v --verbose -q --quiet -l -d -p --allow-run-as-root --bind-to-core
              --bind-to-socket --bycore --bynode --byslot --check_mpi --continuous --debug
              --debug-daemons --debug-daemons-file --debug-devel --disable-auto-cleanup
              --disable-hostname-propagation --disable-recovery --disable-x
              --display-allocation --display-comm --display-comm-finalize
              --display-devel-allocation --display-devel-map --display-diffable-map
              --display-map --do-not-launch --do-not-resolve --enable-instant-on-support
              --enable-recovery --enable-x --envall --envnone --fwd-environment
              --fwd-mpirun-port --genvall --genvnone --get-stack-traces --hetero-nodes
              --hybrid-hosts --ilp64 --index-argv-by-rank --leave-session-attached
              --merge-stderr-to-stdout --no-app-prefix --noconf --nolocal --nooversubscribe
              --noprefix --novm --ordered-output --output-proctable --oversubscribe
              --parsable --parseable --pernode --pmi-port --prepend-rank
              --prepend-timestamp --print-all-exitcodes --print-rank-map --profile --prot
              --report-bindings --report-child-jobs-separately --report-state-on-timeout
              --rr --set-cwd-to-session-dir --show-progress --silent-abort
              --skip-launch-node --soft --stop-in-app --stop-in-init --tag-output
              --timestamp-output --trace --tv --use-hwthread-cpus --use-regexp --xml
              """,
              """
              -n -c -N -f -H -x --am --amca --app --arch --bind-to --binding --bootstrap
              --bootstrap-exec --cartofile --cf --configfile --cpu-bind --cpu-list --cpu-set
              --cpus-per-proc --cpus-per-rank --debugger --default-hostfile --demux
              --display --envlist --errfile-pattern --file --forward-signals --genvexcl
              --genvlist --gpu-support --gpus-per-proc --grr --gtool --gtoolfile --hnp
              --host --hostfile --hosts --hosts-group --iface --initial-errhandler
              --launch-agent --launcher --launcher-exec --localhost --machine --machinefile
              --map-by --max-restarts --max-vm-size --membind --memory-alloc-kinds --n
              --nameserver --np --npernode --npersocket --ompi-server --order-nodes
              --outfile-pattern --output --output-directory --output-filename --path
              --perhost --personality --ppn --ppr --prefix --preload-files
              --prepend-pattern --pset --rank-by --rankfile --rankmap --report-events
              --report-pid --report-uri --rf --rmk --runtime-options --spawn-timeout
              --stdin --stream-buffering --timeout --tmpdir --topolib --tune --usize --wd
              --wdir --xml-file --xterm
              """)
          .pairs(
              "--env", "--genv", "--gmca", "--gomca", "--mca", "--omca", "--pmixmca", "--prtemca")
          .eitherDash();

  @Override
  public boolean isCalled(String name) {
    return name.equals("mpirun") || name.equals("mpiexec") || name.equals("mpiexec.hydra");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Optional.of(OPTIONS.peel("mpirun", argv, 1, MpiLauncher::started));
  }

  private static Peeled started(Options.Found.Target target) {
    if (target.rest().stream().anyMatch(word -> word.is(":"))) {
      return new Peeled.Hidden("what mpirun starts cannot be told: it is more than one program");
    }
    Map<String, Text> variables = new LinkedHashMap<>();
    for (Options.Given given : target.options()) {
      switch (given.name()) {
        case "-x" -> given.values().forEach(value -> Environment.assign(value, variables));
        case "--genv", "--env" -> {
          if (given.values().size() == 2) {
            variables.put(given.values().getFirst().toString(), given.values().getLast());
          }
        }
        default -> {}
      }
    }
    return Launchers.program(target)
        .in(here -> here.with(variables).in(target.last("--wdir", "--wd")));
  }
}
