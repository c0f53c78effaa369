package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that starts another one: one class for each, mostly a table of its options. */
interface Launcher {
  /** What is left when it is taken off. */
  sealed interface Peeled {
    /**
     * A command line that may start with another launcher.
     *
     * @param variables set for it
     * @param folder where it runs, if the launcher says so
     */
    record CommandLine(List<Word> argv, Map<String, Text> variables, Optional<Text> folder)
        implements Peeled {
      static CommandLine of(List<Word> argv) {
        return new CommandLine(argv, Map.of(), Optional.empty());
      }
    }

    /** Python starts a script, a module or code. */
    record Python(Program program, List<Word> args) implements Peeled {}

    /** What it starts cannot be seen. */
    record Hidden(String why) implements Peeled {}
  }

  /** What the command line starts, if it begins with this launcher. */
  Optional<Peeled> peel(List<Word> argv);
}
