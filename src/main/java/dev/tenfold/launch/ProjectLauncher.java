package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Project managers that run a command in the environment of a project: {@code NAME [options] run
 * [options] command ...}. The options are those of their own help (poetry 2.5, pdm 2.29, pipenv
 * 2026.10, hatch 1.18); those of rye are unverified.
 */
final class ProjectLauncher implements Launcher {
  private static final Options POETRY =
      Options.of(
          """
          -h --help -q --quiet -v --verbose -n --no-interaction --no-plugins --no-cache --ansi
          --no-ansi
          """,
          "-P --project -C --directory");
  private static final Options HATCH =
      Options.of(
          "-v --verbose -q --quiet --color --no-color --interactive --no-interactive -h --help",
          "-e --env -p --project --data-dir --cache-dir --config");
  private static final Options PLAIN = Options.of("-h --help -q --quiet -v --verbose --system", "");
  private static final Options PDM_RUN =
      Options.of(
          """
          -h --help -v --verbose -q --quiet -g --global -l --list -j --json -s --site-packages
          --recreate
          """,
          "-p --project -k --skip --venv --env --env-file --working-dir");

  @Override
  public boolean isCalled(String name) {
    return Set.of("poetry", "pdm", "pipenv", "hatch", "rye").contains(name);
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    String name = Launchers.baseName(argv.getFirst());
    Options options =
        switch (name) {
          case "poetry" -> POETRY;
          case "hatch" -> HATCH;
          default -> PLAIN;
        };
    return Optional.of(options.peel(name, argv, 1, target -> run(name, target)));
  }

  private static Peeled run(String name, Options.Found.Target target) {
    if (!Launchers.is(target.rest(), "run")) {
      return Peeled.CommandLine.of(List.of());
    }
    List<Word> line = target.rest();
    return switch (name) {
      // what follows poetry's own run is the command, options included
      case "poetry" ->
          Peeled.CommandLine.of(Launchers.tail(line, 1))
              .in(here -> here.in(target.last("-C", "--directory")));
      case "hatch" -> Peeled.CommandLine.of(withoutEnvironment(Launchers.tail(line, 1)));
      case "pdm" -> PDM_RUN.peel("pdm run", line, 1, ProjectLauncher::pdm);
      default -> PLAIN.peel(name + " run", line, 1, Launchers::program);
    };
  }

  private static Peeled pdm(Options.Found.Target target) {
    Map<String, Text> variables = new LinkedHashMap<>();
    for (Options.Given given : target.options()) {
      if (given.name().equals("--env")) {
        given.values().forEach(value -> Environment.assign(value, variables));
      }
    }
    return Launchers.program(target)
        .in(here -> here.with(variables).in(target.last("--working-dir")));
  }

  /** {@code +py=3.12 train:python x.py}: hatch's choice of an environment before the command. */
  private static List<Word> withoutEnvironment(List<Word> words) {
    int at = 0;
    while (at < words.size()
        && (words.get(at).text().startsWith("+") || words.get(at).text().startsWith("-"))) {
      at++;
    }
    List<Word> line = new ArrayList<>(Launchers.tail(words, at));
    if (!line.isEmpty() && line.getFirst().toString().matches("[A-Za-z0-9._-]{1,80}:.*")) {
      Text first = line.getFirst().text();
      line.set(0, Word.of(first.sub(first.indexOf(':') + 1)));
    }
    return line;
  }
}
