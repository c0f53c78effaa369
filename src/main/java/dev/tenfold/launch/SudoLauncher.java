package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code sudo [options] [NAME=value ...] command ...}, with the options of its help (1.9.13). */
final class SudoLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          -A --askpass -b --background -B --bell -E --preserve-env -e --edit -H --set-home -i
          --login -K --remove-timestamp -k --reset-timestamp -l --list -n --non-interactive
          -N --no-update -P --preserve-groups -s --shell -S --stdin -v --validate -V
          --version --help
          """,
          """
          -C --close-from -D --chdir -g --group -h --host -p --prompt -R --chroot -r --role
          -t --type -T --command-timeout -u --user -U --other-user
          """);

  @Override
  public boolean isCalled(String name) {
    return name.equals("sudo");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Optional.of(OPTIONS.peel("sudo", argv, 1, SudoLauncher::started));
  }

  private static Peeled started(Options.Found.Target target) {
    if (target.has("-l", "--list", "-e", "--edit", "-v", "--validate")) {
      return Peeled.CommandLine.of(List.of());
    }
    Map<String, Text> variables = new LinkedHashMap<>();
    List<Word> rest = Environment.assigned(target.rest(), variables);
    return Peeled.CommandLine.of(rest)
        .in(here ->
            here.in(passedOn(target, here.environment()))
                .with(variables)
                .in(target.last("-D", "--chdir")));
  }

  /** Without {@code -E} its policy decides what is passed on, which is little by default. */
  private static Environment passedOn(Options.Found.Target target, Environment environment) {
    Optional<Text> list = target.last("--preserve-env");
    if (list.isEmpty() && target.has("-E", "--preserve-env")) {
      return environment;
    }
    Set<String> kept =
        list.map(text -> Arrays.stream(text.toString().split(",")).collect(Collectors.toSet()))
            .orElse(Set.of());
    return environment.doubting(
        name -> !kept.contains(name), name -> "$" + name + ", which sudo may not pass on");
  }
}
