package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code torchrun [options] script ...} (torch/distributed/run.py and launch.py, 2.11). */
final class TorchrunLauncher implements Launcher {
  static final Options OPTIONS =
      Options.of(
              """
              --help --run-path --standalone --use-env --virtual-local-rank -h
              """,
              """
              --duplicate-stderr-filters --duplicate-stdout-filters --event-log-handler
              --local-addr --local-ranks-filter --log-dir --logs-specs --master-addr
              --master-port --max-restarts --monitor-interval --nnodes --node-rank
              --nproc-per-node --numa-binding --rdzv-backend --rdzv-conf --rdzv-endpoint
              --rdzv-id --redirects --role --signals-to-handle --start-method --tee -r -t
              """)
          .python(Set.of("-m", "--module"), Set.of("--no-python"));

  @Override
  public boolean isCalled(String name) {
    return name.equals("torchrun");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Optional.of(OPTIONS.peel("torchrun", argv, 1, Launchers::python));
  }
}
