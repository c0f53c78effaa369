package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Commands that run another one as another user: {@code su}, {@code runuser} (util-linux 2.38),
 * {@code gosu} (1.14) and {@code su-exec}.
 */
final class UserLauncher implements Launcher {
  private static final Options USER_FIRST = Options.of("--help --version", "").own(1);
  private static final Options RUNUSER =
      Options.of(
          "-m -p --preserve-environment -P --pty -h --help -V --version",
          "-u --user -g --group -G --supp-group -w --whitelist-environment");
  private static final Set<String> SCRIPT = Set.of("--command", "--session-command");
  private static final Set<String> TAKES_VALUE =
      Set.of(
          "-w", "--whitelist-environment", "-g", "--group", "-G", "--supp-group", "-s", "--shell");

  @Override
  public boolean isCalled(String name) {
    return Set.of("su", "runuser", "gosu", "su-exec").contains(name);
  }

  @Override
  public Optional<Peeled> peel(List<Word> argv) {
    String name = Launchers.baseName(argv.getFirst());
    return Optional.of(
        switch (name) {
          case "gosu", "su-exec" -> USER_FIRST.peel(name, argv, 1, Launchers::program);
          case "runuser" ->
              argv.stream().anyMatch(word -> word.is("-u") || word.text().startsWith("--user"))
                  ? RUNUSER.peel(name, argv, 1, Launchers::program)
                  : shell(name, argv);
          default -> shell(name, argv);
        });
  }

  /** Options may stand behind the user's name; what follows the name goes to the shell. */
  private static Peeled shell(String name, List<Word> argv) {
    Optional<Text> script = Optional.empty();
    boolean login = false;
    List<Word> plain = new ArrayList<>();
    for (int i = 1; i < argv.size(); i++) {
      Word word = argv.get(i);
      if (word.mayBeMany()) {
        return new Peeled.Hidden(
            "what "
                + name
                + " starts cannot be told: "
                + String.join(", ", word.text().unknowns()));
      }
      String text = word.toString();
      int equals = text.indexOf('=');
      boolean isShort = text.length() > 1 && text.charAt(0) == '-' && text.charAt(1) != '-';
      if (SCRIPT.contains(text) || (isShort && text.endsWith("c"))) {
        login |= isShort && text.contains("l");
        script = ++i < argv.size() ? Optional.of(argv.get(i).text()) : Optional.empty();
      } else if (equals > 0 && SCRIPT.contains(text.substring(0, equals))) {
        script = Optional.of(word.text().sub(equals + 1));
      } else if (TAKES_VALUE.contains(text)) {
        i++;
      } else if (text.startsWith("-")) {
        login |= text.equals("-") || text.equals("-l") || text.equals("--login");
      } else {
        plain.add(word);
      }
    }
    Peeled started =
        script.isPresent()
            ? Launchers.shell(script.get())
            : Peeled.CommandLine.of(
                plain.size() > 1
                    ? Launchers.prepend("sh", plain.subList(1, plain.size()))
                    : List.of());
    return login ? started.in(here -> here.in(Environment.EMPTY)) : started;
  }
}
