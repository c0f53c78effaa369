package dev.tenfold.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Commands that run another one in some manner and have no say in what it does. The options are
 * those of their own help: coreutils 9.1 (and the short ones of timeout in 9.5), util-linux 2.38,
 * GNU time 1.9, numactl 2.0.16, expect 5.45, xvfb 21.1.
 */
final class CommandPrefix implements Launcher {
  /** {@code nice -5}, as it was written before {@code -n}. */
  private static final Pattern OLD_NICE = Pattern.compile("--?[0-9]+");

  private static final Options PLAIN = Options.of("--help --version", "");

  private static final Map<String, Options> ALL =
      Map.ofEntries(
          Map.entry("nohup", PLAIN),
          Map.entry("catchsegv", PLAIN),
          Map.entry(
              "setsid", Options.of("-c --ctty -f --fork -w --wait -h --help -V --version", "")),
          Map.entry(
              "time",
              Options.of(
                  """
                  -p --portability -v --verbose -a --append -q --quiet -h --help -V --version
                  """,
                  "-f --format -o --output")),
          Map.entry(
              "timeout",
              Options.of(
                      "-p --preserve-status -f --foreground -v --verbose --help --version",
                      "-k --kill-after -s --signal")
                  .own(1)),
          Map.entry("nice", Options.of("--help --version", "-n --adjustment")),
          Map.entry("stdbuf", Options.of("--help --version", "-i --input -o --output -e --error")),
          Map.entry(
              "taskset",
              Options.of("-a --all-tasks -c --cpu-list -h --help -V --version", "").own(1)),
          Map.entry(
              "ionice",
              Options.of("-t --ignore -h --help -V --version", "-c --class -n --classdata")),
          Map.entry(
              "chrt",
              Options.of(
                      """
                      -b --batch -d --deadline -f --fifo -i --idle -o --other -r --rr
                      -R --reset-on-fork -v --verbose
                      """,
                      "-T --sched-runtime -P --sched-period -D --sched-deadline")
                  .own(1)),
          Map.entry(
              "numactl",
              Options.of(
                  "-a --all -b --balancing -l --localalloc",
                  """
                  -i --interleave -p --preferred -P --preferred-many -C --physcpubind
                  -N --cpunodebind -m --membind --cpubind
                  """)),
          Map.entry("unbuffer", Options.of("-p", "")),
          Map.entry(
              "xvfb-run",
              Options.of(
                  "-a --auto-servernum -l --listen-tcp -h --help",
                  """
                  -e --error-file -f --auth-file -n --server-num -p --xauth-protocol
                  -s --server-args
                  """)));

  @Override
  public boolean isCalled(String name) {
    return ALL.containsKey(name);
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    String name = Launchers.baseName(argv.getFirst());
    boolean oldNice =
        name.equals("nice")
            && argv.size() > 1
            && OLD_NICE.matcher(argv.get(1).toString()).matches();
    return Optional.ofNullable(ALL.get(name))
        .map(options -> options.peel(name, argv, oldNice ? 2 : 1, Launchers::program));
  }
}
