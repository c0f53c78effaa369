package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code sudo [options] [NAME=value ...] command ...}; its options are unverified. */
final class SudoLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          -A --askpass -b --background -B --bell -E --preserve-env -H --set-home -i
          --login -k --reset-timestamp -K --remove-timestamp -n --non-interactive -N
          --no-update -P --preserve-groups -s --shell -S --stdin -v --validate -V
          --version
          """,
          """
          -C --close-from -D --chdir -g --group -h --host -p --prompt -R --chroot -T
          --command-timeout -u --user -U --other-user
          """);

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    if (!Launchers.is(argv, "sudo")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (OPTIONS.target("sudo", argv, 1)) {
          case Options.Found.Unclear(String why) -> new Peeled.Hidden(why);
          case Options.Found.Target target -> {
            Map<String, Text> variables = new LinkedHashMap<>();
            int at = target.index();
            while (at < argv.size() && argv.get(at).text().indexOf('=') > 0) {
              Launchers.assign(argv.get(at).text(), variables);
              at++;
            }
            yield new Peeled.CommandLine(
                Launchers.tail(argv, at), variables, Launchers.last(target, "-D", "--chdir"));
          }
        });
  }
}
