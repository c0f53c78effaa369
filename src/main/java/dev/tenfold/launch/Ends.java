package dev.tenfold.launch;

import dev.tenfold.job.Container;
import dev.tenfold.launch.shell.ShellCommand;
import dev.tenfold.source.Spot;
import dev.tenfold.source.Text;
import java.util.List;
import java.util.Optional;

/**
 * Where a word can be put at the end of a command of a script: in the script itself where the
 * object holds it, else behind the words of the container where the script hands them on.
 */
final class Ends {
  private Ends() {}

  static Optional<Spot> of(ShellCommand command, Container container) {
    Optional<Spot> inScript = command.written().end();
    if (inScript.filter(Spot.InObject.class::isInstance).isPresent()) {
      return inScript;
    }
    return handsOn(command, container) ? container.end() : inScript;
  }

  /** Whether its last word is the container's: {@code "$@"}. */
  private static boolean handsOn(ShellCommand command, Container container) {
    List<Text> words =
        container.args().or(container::command).map(Container.Words::words).orElse(List.of());
    return !words.isEmpty()
        && words.getLast().length() > 0
        && command.words().getLast().text().origin().equals(words.getLast().origin());
  }
}
