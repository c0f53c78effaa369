package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The Python interpreter: {@code python [options] (script | -m module | -c code) ...}. */
final class PythonLauncher implements Launcher {
  private static final Pattern NAME = Pattern.compile("python[0-9.]*|pypy[0-9.]*");
  private static final Set<String> TAKES_VALUE = Set.of("-W", "-X", "--check-hash-based-pycs");

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    if (!NAME.matcher(Launchers.baseName(argv.getFirst())).matches()) {
      return Optional.empty();
    }
    int i = 1;
    while (i < argv.size()) {
      String word = argv.get(i).toString();
      if (word.equals("-m") && i + 1 < argv.size()) {
        return Optional.of(module(argv, i + 1));
      }
      if (word.equals("-c") && i + 1 < argv.size()) {
        return Optional.of(
            new Peeled.Python(
                new Program.Inline(argv.get(i + 1).text()), argv.subList(i + 2, argv.size())));
      }
      if (word.length() < 2 || word.charAt(0) != '-') {
        return Optional.of(Launchers.script(argv, i));
      }
      i += TAKES_VALUE.contains(word) ? 2 : 1;
    }
    return Optional.of(Peeled.CommandLine.of(List.of()));
  }

  /** Modules that are launchers themselves are peeled again under the name of their command. */
  private static Peeled module(List<Word> argv, int at) {
    String name = argv.get(at).toString();
    List<Word> rest = argv.subList(at + 1, argv.size());
    return Launchers.commandOfModule(name)
        .<Peeled>map(command -> Peeled.CommandLine.of(Launchers.prepend(command, rest)))
        .orElseGet(() -> Launchers.module(argv, at));
  }
}
