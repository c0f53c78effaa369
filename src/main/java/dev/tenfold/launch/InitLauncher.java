package dev.tenfold.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first process of a container: tini 0.19, dumb-init 1.2.5, catatonit 0.1.7, with the options
 * of their own help.
 */
final class InitLauncher implements Launcher {
  private static final Options TINI = Options.of("-h -s -v -w -g -l --version", "-p -e");
  private static final Map<String, Options> ALL =
      Map.of(
          "tini", TINI,
          "tini-static", TINI,
          "docker-init", TINI,
          "dumb-init",
              Options.of("-c --single-child -v --verbose -h --help -V --version", "-r --rewrite"),
          "catatonit", Options.of("-g -h -L -P -V", ""));

  @Override
  public boolean isCalled(String name) {
    return ALL.containsKey(name);
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    String name = Launchers.baseName(argv.getFirst());
    return Optional.ofNullable(ALL.get(name))
        .map(options -> options.peel(name, argv, 1, Launchers::program));
  }
}
