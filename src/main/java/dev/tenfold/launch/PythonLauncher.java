package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Python interpreter: {@code python [options] (script | -m module | -c code | -) ...} (CPython
 * 3.14). A script {@code -} is the standard input.
 */
final class PythonLauncher implements Launcher {
  private static final Pattern NAME = Pattern.compile("python[0-9.]*|pypy[0-9.]*");
  private static final String TAKES_VALUE = "WX";

  @Override
  public boolean isCalled(String name) {
    return NAME.matcher(name).matches();
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    int i = 1;
    while (i < argv.size()) {
      Word word = argv.get(i);
      if (word.mayBeMany()) {
        return Optional.of(behindUnknown(argv, i));
      }
      String text = word.toString();
      if (text.length() < 2 || text.charAt(0) != '-') {
        return Optional.of(Launchers.script(Launchers.tail(argv, i)));
      }
      int letter = text.startsWith("--") ? text.length() : letter(text);
      if (letter == text.length()) {
        i += text.equals("--check-hash-based-pycs") ? 2 : 1;
        continue;
      }
      Optional<Text> attached =
          letter + 1 < text.length() ? Optional.of(word.text().sub(letter + 1)) : Optional.empty();
      int value = attached.isPresent() ? i : i + 1;
      if (TAKES_VALUE.indexOf(text.charAt(letter)) >= 0) {
        i = value + 1;
        continue;
      }
      if (value >= argv.size()) {
        return Optional.of(Peeled.CommandLine.of(List.of()));
      }
      Text named = attached.orElseGet(() -> argv.get(value).text());
      List<Word> rest = Launchers.tail(argv, value + 1);
      return Optional.of(
          text.charAt(letter) == 'm'
              ? module(named, rest)
              : new Peeled.Python(new Program.Inline(named), rest));
    }
    return Optional.of(new Peeled.Python(new Program.Script("-"), List.of()));
  }

  /** The first letter of several in one word that takes what follows it; else the length. */
  private static int letter(String option) {
    int at = 1;
    while (at < option.length() && "mcWX".indexOf(option.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static Peeled behindUnknown(List<Word> argv, int unknown) {
    return UnknownOption.scriptAfter(argv, unknown)
        .map(script -> Launchers.script(Launchers.tail(argv, script)))
        .orElseGet(() ->
            new Peeled.Hidden(
                "what python starts cannot be told: "
                    + String.join(", ", argv.get(unknown).text().unknowns())));
  }

  /** Modules that are launchers themselves are peeled again under the name of their command. */
  private static Peeled module(Text name, List<Word> rest) {
    return Launchers.commandOfModule(name.toString())
        .<Peeled>map(command -> Peeled.CommandLine.of(Launchers.prepend(command, rest)))
        .orElseGet(() -> new Peeled.Python(new Program.Module(name.toString()), rest));
  }
}
