package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code env [options] [NAME=value ...] command ...} (GNU coreutils). */
final class EnvLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          -i --ignore-environment -0 --null -v --debug --list-signal-handling
          --block-signal --default-signal --ignore-signal --help --version -
          """,
          """
          -u --unset -C --chdir
          """);

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    if (!Launchers.is(argv, "env")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (OPTIONS.target("env", argv, 1)) {
          case Options.Found.Unclear(String why) -> new Peeled.Hidden(why);
          case Options.Found.Target target -> {
            Map<String, Text> variables = new LinkedHashMap<>();
            int at = target.index();
            while (at < argv.size() && argv.get(at).text().indexOf('=') > 0) {
              Launchers.assign(argv.get(at).text(), variables);
              at++;
            }
            yield new Peeled.CommandLine(
                Launchers.tail(argv, at), variables, Launchers.last(target, "-C", "--chdir"));
          }
        });
  }
}
