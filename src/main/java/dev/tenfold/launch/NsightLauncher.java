package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;

/** {@code nsys profile [options] command ...}; its options are unverified. */
final class NsightLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          -h --help
          """,
          """
          -t --trace -o --output -f --force-overwrite -c --capture-range
          --capture-range-end -s --sample -w --show-output -x --stop-on-exit -d
          --duration -y --delay -e --env-var -p --inherit-environment
          --cuda-graph-trace --cuda-memory-usage --cudabacktrace --export
          --gpu-metrics-device --gpu-metrics-devices --gpuctxsw --kill --nic-metrics
          --osrt-threshold --cpuctxsw --python-backtrace --python-sampling --pytorch
          --stats --trace-fork-before-exec --wait --nvtx-capture -b --backtrace
          """);

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Launchers.is(argv, "nsys", "profile")
        ? Optional.of(Launchers.program("nsys profile", argv, 2, OPTIONS, 0))
        : Optional.empty();
  }
}
