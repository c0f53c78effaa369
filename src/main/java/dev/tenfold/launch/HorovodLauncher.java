package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;

/** {@code horovodrun [options] command ...} (horovod/runner/launch.py, 0.28). */
final class HorovodLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
              """
              -h --help -v --version -cb --check-build --disable-cache --verbose
              --hierarchical-allreduce --no-hierarchical-allreduce
              --hierarchical-allgather --no-hierarchical-allgather --autotune --no-autotune
              --timeline-mark-cycles --no-timeline-mark-cycles --no-stall-check
              --stall-check --mpi-threads-disable --no-mpi-threads-disable --tcp
              --log-with-timestamp --log-without-timestamp -prefix-timestamp
              --prefix-output-with-timestamp --log-hide-timestamp --no-log-hide-timestamp
              --gloo --mpi --jsrun
              """,
              """
              -np --num-proc --start-timeout --network-interfaces --network-interface
              --output-filename --config-file -p --ssh-port -i --ssh-identity-file
              --fusion-threshold-mb --cycle-time-ms --cache-capacity --autotune-log-file
              --autotune-warmup-samples --autotune-steps-per-sample
              --autotune-bayes-opt-max-samples --autotune-gaussian-process-noise --min-np
              --min-num-proc --max-np --max-num-proc --slots-per-host --elastic-timeout
              --reset-limit --timeline-filename --stall-check-warning-time-seconds
              --stall-check-shutdown-time-seconds --mpi-args --binding-args
              --num-nccl-streams --thread-affinity --gloo-timeout-seconds --log-level -H
              --hosts -hostfile --hostfile --host-discovery-script
              """)
          .pairs("--blacklist-cooldown-range");

  @Override
  public boolean isCalled(String name) {
    return name.equals("horovodrun");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Optional.of(OPTIONS.peel("horovodrun", argv, 1, Launchers::program));
  }
}
