package dev.tenfold.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that run another one in some manner and have no say in what it does (coreutils). */
final class CommandPrefix implements Launcher {
  /**
   * @param own words of its own behind its options
   */
  private record Facts(Options options, int own) {}

  private static final Facts PLAIN = new Facts(Options.of("--help --version", ""), 0);
  private static final Map<String, Facts> ALL =
      Map.of(
          "nohup", PLAIN,
          "setsid", new Facts(Options.of("-c --ctty -f --fork -w --wait", ""), 0),
          "catchsegv", PLAIN,
          "exec", new Facts(Options.of("-c -l", "-a"), 0),
          "time",
              new Facts(
                  Options.of(
                      "-p --portability -v --verbose -a --append -q --quiet",
                      "-f --format -o --output"),
                  0),
          "timeout",
              new Facts(
                  Options.of(
                      "--preserve-status --foreground -v --verbose", "-k --kill-after -s --signal"),
                  1),
          "nice", new Facts(Options.of("--help --version", "-n --adjustment"), 0),
          "stdbuf", new Facts(Options.of("", "-i --input -o --output -e --error"), 0));

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    String name = Launchers.baseName(argv.getFirst());
    return Optional.ofNullable(ALL.get(name))
        .map(facts -> Launchers.program(name, argv, 1, facts.options(), facts.own()));
  }
}
