package dev.tenfold.launch;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A program that starts another one: one class for each, mostly a table of its options. */
interface Launcher {
  /** What is left when it is taken off. */
  sealed interface Peeled {
    /** A command line that may start with another launcher, and what it finds around itself. */
    record CommandLine(List<Word> argv, UnaryOperator<Surroundings> into) implements Peeled {
      static CommandLine of(List<Word> argv) {
        return new CommandLine(argv, UnaryOperator.identity());
      }
    }

    /** Python starts a script, a module or code. */
    record Python(Program program, List<Word> args, UnaryOperator<Surroundings> into)
        implements Peeled {
      Python(Program program, List<Word> args) {
        this(program, args, UnaryOperator.identity());
      }
    }

    /** What it starts cannot be seen. */
    record Hidden(String why) implements Peeled {}

    /** The same in surroundings that the launcher changes first. */
    default Peeled in(UnaryOperator<Surroundings> change) {
      return switch (this) {
        case CommandLine(List<Word> argv, UnaryOperator<Surroundings> into) ->
            new CommandLine(argv, here -> into.apply(change.apply(here)));
        case Python(Program program, List<Word> args, UnaryOperator<Surroundings> into) ->
            new Python(program, args, here -> into.apply(change.apply(here)));
        case Hidden hidden -> hidden;
      };
    }
  }

  /** Whether a program of this name, without its folder, may be one. */
  boolean isCalled(String name);

  /** What the command line starts, if it begins with this launcher. */
  Optional<Peeled> peel(List<Word> argv);
}
