package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Commands that give a text to a shell: {@code script -c}, {@code flock FILE -c} (util-linux 2.38)
 * and {@code watch} (procps 4.0).
 */
final class TextLauncher implements Launcher {
  private static final Options SCRIPT =
      Options.of(
          "-a --append -e --return -f --flush --force -q --quiet -t --timing -h --help -V --version",
          """
          -I --log-in -O --log-out -B --log-io -T --log-timing -m --logging-format -c --command
          -E --echo -o --output-limit
          """);
  private static final Options FLOCK =
      Options.of(
              """
              -s --shared -x -e --exclusive -u --unlock -n --nb --nonblock -o --close -F
              --no-fork --verbose -h --help -V --version
              """,
              "-w --wait --timeout -E --conflict-exit-code")
          .own(1);
  private static final Options WATCH =
      Options.of(
          """
          -b --beep -c --color -d --differences -e --errexit -g --chgexit -p --precise -t
          --no-title -w --no-wrap -x --exec -h --help -v --version
          """,
          "-q --equexit -n --interval");

  @Override
  public boolean isCalled(String name) {
    return Set.of("script", "flock", "watch").contains(name);
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    String name = Launchers.baseName(argv.getFirst());
    return Optional.of(
        switch (name) {
          case "script" ->
              SCRIPT.peel(
                  name,
                  argv,
                  1,
                  target ->
                      behind(argv, "-c", "--command")
                          .or(() -> target.last("-c", "--command"))
                          .map(Launchers::shell)
                          .orElseGet(() -> Peeled.CommandLine.of(List.of())));
          case "flock" ->
              FLOCK.peel(
                  name,
                  argv,
                  1,
                  target ->
                      Launchers.is(target.rest(), "-c") && target.rest().size() > 1
                          ? Launchers.shell(target.rest().get(1).text())
                          : Launchers.program(target));
          default ->
              WATCH.peel(
                  name,
                  argv,
                  1,
                  target ->
                      target.has("-x", "--exec")
                          ? Launchers.program(target)
                          : Launchers.shell(joined(target.rest())));
        });
  }

  /** {@code script} takes its options behind the file as well. */
  private static Optional<Text> behind(List<Word> argv, String... names) {
    for (int i = 1; i + 1 < argv.size(); i++) {
      for (String name : names) {
        if (argv.get(i).is(name)) {
          return Optional.of(argv.get(i + 1).text());
        }
      }
    }
    return Optional.empty();
  }

  private static Text joined(List<Word> words) {
    List<Text> parts = new ArrayList<>();
    for (Word word : words) {
      parts.add(parts.isEmpty() ? Text.EMPTY : Text.made(" "));
      parts.add(word.text());
    }
    return Text.join(parts);
  }
}
