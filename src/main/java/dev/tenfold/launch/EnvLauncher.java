package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code env [options] [NAME=value ...] command ...} (GNU coreutils 9.1). */
final class EnvLauncher implements Launcher {
  private static final Options OPTIONS =
      Options.of(
          """
          -i --ignore-environment -0 --null -v --debug --list-signal-handling
          --block-signal --default-signal --ignore-signal --help --version
          """,
          """
          -u --unset -C --chdir -S --split-string -a --argv0
          """);

  @Override
  public boolean isCalled(String name) {
    return name.equals("env");
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    return Optional.of(OPTIONS.peel("env", argv, 1, EnvLauncher::started));
  }

  private static Peeled started(Options.Found.Target target) {
    boolean dash = !target.rest().isEmpty() && target.rest().getFirst().is("-");
    List<Word> words = Launchers.tail(target.rest(), dash ? 1 : 0);
    Optional<Text> split = target.last("-S", "--split-string");
    if (split.isPresent()) {
      Optional<List<Word>> parts = split(split.get());
      if (parts.isEmpty()) {
        return new Peeled.Hidden(
            "what env starts cannot be told: the text behind -S has quotes or variables");
      }
      List<Word> again = new ArrayList<>(Launchers.prepend("env", parts.get()));
      again.addAll(words);
      words = again;
    }
    Map<String, Text> variables = new LinkedHashMap<>();
    List<Word> rest = Environment.assigned(words, variables);
    return Peeled.CommandLine.of(rest)
        .in(here -> {
          boolean empty = dash || target.has("-i", "--ignore-environment");
          Environment kept = empty ? Environment.EMPTY : without(target, here.environment());
          return here.in(kept).with(variables).in(target.last("-C", "--chdir"));
        });
  }

  private static Environment without(Options.Found.Target target, Environment environment) {
    Environment kept = environment;
    for (Options.Given given : target.options()) {
      if (given.name().equals("-u") || given.name().equals("--unset")) {
        kept = kept.without(given.values());
      }
    }
    return kept;
  }

  /** Plain words with blanks between; what has quotes, escapes or variables is not read. */
  private static Optional<List<Word>> split(Text text) {
    if (text.chars().anyMatch(c -> "\"'\\$#".indexOf(c) >= 0)) {
      return Optional.empty();
    }
    List<Word> words = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean ends = i == text.length() || Character.isWhitespace(text.charAt(i));
      if (ends && i > from) {
        words.add(Word.of(text.sub(from, i)));
      }
      from = ends ? i + 1 : from;
    }
    return Optional.of(words);
  }
}
