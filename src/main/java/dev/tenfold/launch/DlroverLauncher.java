package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code dlrover-run [options] script ...}: torchrun and more
 * (dlrover/trainer/torch/elastic_run.py, 0.6).
 */
final class DlroverLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
              """
              --auto-config --auto-tunning --comm-perf-test --exclude-straggler --help
              --network-check --numa-affinity --run-path --save-at-breakpoint --standalone
              --use-env --virtual-local-rank -h
              """,
              """
              --accelerator --duplicate-stderr-filters --duplicate-stdout-filters
              --event-log-handler --local-addr --local-ranks-filter --log-dir --logs-specs
              --master-addr --master-port --max-restarts --monitor-interval --nnodes
              --node-rank --node-unit --nproc-per-node --numa-binding --precheck
              --rdzv-backend --rdzv-conf --rdzv-endpoint --rdzv-id --redirects --role
              --signals-to-handle --start-method --tee --training-port -r -t
              """)
          .python(Set.of("-m", "--module"), Set.of("--no-python"));

  @Override
  public boolean isCalled(String name) {
    return name.equals("dlrover-run");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Optional.of(OPTIONS.peel("dlrover-run", argv, 1, Launchers::python));
  }
}
