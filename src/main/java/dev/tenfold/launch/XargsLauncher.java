package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code xargs [options] command ...}, which adds words of its input to the command (findutils
 * 4.9), and {@code parallel}, which puts them together in ways of its own.
 */
final class XargsLauncher implements Launcher {
  private static final Text INPUT = Text.unknown("xargs adds words of its input");
  private static final Options OPTIONS =
      Options.of(
          """
          -0 --null -o --open-tty -p --interactive -r --no-run-if-empty --show-limits -t
          --verbose -x --exit -i --replace -e --eof -l --max-lines --help --version
          """,
          """
          -a --arg-file -d --delimiter -E -I -L -n --max-args -P --max-procs -s --max-chars
          --process-slot-var
          """);

  @Override
  public boolean isCalled(String name) {
    return Set.of("xargs", "parallel").contains(name);
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Optional.of(
        Launchers.is(argv, "parallel")
            ? new Peeled.Hidden(
                "what parallel starts cannot be told: it puts its commands together itself")
            : OPTIONS.peel("xargs", argv, 1, XargsLauncher::started));
  }

  private static Peeled started(Options.Found.Target target) {
    if (target.rest().isEmpty()) {
      return Peeled.CommandLine.of(List.of());
    }
    Optional<String> replaced =
        target
            .last("-I", "--replace", "-i")
            .map(Text::toString)
            .or(() -> target.has("-i", "--replace") ? Optional.of("{}") : Optional.empty());
    List<Word> line = new ArrayList<>();
    for (Word word : target.rest()) {
      boolean changes =
          replaced.filter(mark -> !mark.isEmpty() && word.toString().contains(mark)).isPresent();
      line.add(changes ? replaced(word, replaced.orElseThrow()) : word);
    }
    if (replaced.isEmpty()) {
      line.add(Word.any(INPUT));
    }
    return Peeled.CommandLine.of(line);
  }

  private static Word replaced(Word word, String mark) {
    List<Text> parts = new ArrayList<>();
    String chars = word.toString();
    int from = 0;
    for (int at = chars.indexOf(mark); at >= 0; at = chars.indexOf(mark, from)) {
      parts.add(word.text().sub(from, at));
      parts.add(INPUT);
      from = at + mark.length();
    }
    parts.add(word.text().sub(from));
    return word.with(Text.join(parts));
  }
}
