package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code hyperpodrun [options] script ...}: torchrun and more (hyperpod_elastic_agent/run.py,
 * 1.1.3).
 */
final class HyperpodLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
              """
              --help --inprocess-restart --run-path --standalone --use-env
              --virtual-local-rank -h
              """,
              """
              --duplicate-stderr-filters --duplicate-stdout-filters --event-log-handler
              --inprocess-timeout --local-addr --local-ranks-filter --log-dir
              --logs-specs --master-addr --master-port --max-restarts --monitor-interval
              --nnodes --node-rank --nproc-per-node --numa-binding --post-train-args
              --post-train-script --pre-train-args --pre-train-script --rdzv-backend
              --rdzv-conf --rdzv-endpoint --rdzv-id --redirects --role --server-host
              --server-log-level --server-port --server-shutdown-timeout
              --shutdown-signal --shutdown-timeout --signals-to-handle --start-method
              --tee -r -t
              """)
          .python(Set.of("-m", "--module"), Set.of("--no-python"));

  @Override
  public boolean isCalled(String name) {
    return name.equals("hyperpodrun");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Optional.of(OPTIONS.peel("hyperpodrun", argv, 1, Launchers::python));
  }
}
