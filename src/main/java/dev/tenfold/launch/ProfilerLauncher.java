package dev.tenfold.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Profilers: {@code nsys profile} of Nsight Systems, whose options all take a value but for the
 * help (unverified), and {@code py-spy record} (0.4.3).
 */
final class ProfilerLauncher implements Launcher {
  private static final Options NSYS =
      Options.of(
          "-h --help",
          """
          -t --trace -o --output -f --force-overwrite -c --capture-range
          --capture-range-end -s --sample -w --show-output -x --stop-on-exit -d
          --duration -y --delay -e --env-var -p --inherit-environment
          --cuda-graph-trace --cuda-memory-usage --cudabacktrace --export
          --gpu-metrics-device --gpu-metrics-devices --gpuctxsw --kill --nic-metrics
          --osrt-threshold --cpuctxsw --python-backtrace --python-sampling --pytorch
          --stats --trace-fork-before-exec --wait --nvtx-capture -b --backtrace
          """);
  private static final Options PY_SPY =
      Options.of(
          """
          --full-filenames -s --subprocesses -F --function --nolineno -t --threads -g --gil -i
          --idle -n --native --nonblocking -h --help
          """,
          "-p --pid -o --output -f --format -d --duration -r --rate");
  private static final Map<String, Options> ALL = Map.of("nsys", NSYS, "py-spy", PY_SPY);

  @Override
  public boolean isCalled(String name) {
    return ALL.containsKey(name);
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    String name = Launchers.baseName(argv.getFirst());
    String started = name.equals("nsys") ? "profile" : "record";
    return Launchers.is(argv, name, started)
        ? Optional.ofNullable(ALL.get(name))
            .map(options -> options.peel(name + " " + started, argv, 2, Launchers::program))
        : Optional.empty();
  }
}
