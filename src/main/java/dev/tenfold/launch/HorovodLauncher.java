package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;

/** {@code horovodrun [options] command ...}; its options are unverified. */
final class HorovodLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          -h --help -v --version -cb --check-build --disable-cache --autotune
          --no-autotune --timeline-mark-cycles --no-timeline-mark-cycles
          --no-stall-check --stall-check --gloo --mpi --jsrun --verbose
          --prefix-output-with-timestamp --tcp --hierarchical-allreduce
          --no-hierarchical-allreduce --hierarchical-allgather
          --no-hierarchical-allgather --elastic --use-gloo --use-mpi
          --log-hide-timestamp --log-with-timestamp --no-log-hide-timestamp
          """,
          """
          -np --num-proc -p --ssh-port -i --ssh-identity-file --start-timeout
          --network-interface --network-interfaces --output-filename --config-file
          --fusion-threshold-mb --cycle-time-ms --cache-capacity --autotune-log-file
          --autotune-warmup-samples --autotune-steps-per-sample
          --autotune-bayes-opt-max-samples --autotune-gaussian-process-noise --min-np
          --min-num-proc --max-np --max-num-proc --slots-per-host --slots
          --elastic-timeout --reset-limit --cooldown-range --timeline-filename
          --stall-check-warning-time-seconds --stall-check-shutdown-time-seconds
          --mpi-threads-disable --mpi-args --num-nccl-streams --thread-affinity
          --gloo-timeout-seconds --log-level -H --hosts -hostfile --hostfile
          --host-discovery-script --blacklist-cooldown-range --binding-args
          """);

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Launchers.is(argv, "horovodrun")
        ? Optional.of(Launchers.program("horovodrun", argv, 1, OPTIONS, 0))
        : Optional.empty();
  }
}
