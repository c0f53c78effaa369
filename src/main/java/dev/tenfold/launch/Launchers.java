package dev.tenfold.launch;

import dev.tenfold.launch.Launcher.Peeled;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The launchers that are taken off, and what they share. */
final class Launchers {
  static final List<Launcher> ALL =
      List.of(
          new PythonLauncher(),
          new AccelerateLauncher(),
          new TorchrunLauncher(),
          new DlroverLauncher(),
          new HyperpodLauncher(),
          new DeepspeedLauncher(),
          new MpiLauncher(),
          new HorovodLauncher(),
          new SlurmLauncher(),
          new RayJobLauncher(),
          new TuneLauncher(),
          new OumiLauncher(),
          new UvLauncher(),
          new ProjectLauncher(),
          new CondaLauncher(),
          new EnvLauncher(),
          new SudoLauncher(),
          new UserLauncher(),
          new ProfilerLauncher(),
          new InitLauncher(),
          new TextLauncher(),
          new XargsLauncher(),
          new CommandPrefix());

  static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");

  /** More launchers than this around one program are not taken off. */
  private static final int DEEPEST = 16;

  private static final Map<String, String> COMMAND_OF_MODULE =
      Map.of(
          "accelerate.commands.launch", "accelerate-launch",
          "torch.distributed.run", "torchrun",
          "torch.distributed.launch", "torchrun",
          "torch.distributed.elastic.multiprocessing.run", "torchrun",
          "deepspeed.launcher.runner", "deepspeed",
          "horovod.runner", "horovodrun",
          "dlrover.trainer.torch.elastic_run", "dlrover-run");

  private Launchers() {}

  /** What a command line comes to. */
  sealed interface Outcome {
    /**
     * A program, and what it finds around itself.
     *
     * @param launchers what was taken off before it, the outermost first
     */
    record Started(List<String> launchers, Program program, List<Word> args, Surroundings here)
        implements Outcome {
      Started running(Program other) {
        return new Started(launchers, other, args, here);
      }
    }

    /** Nothing is started. */
    record Nothing() implements Outcome {}

    /** Something is started that cannot be seen. */
    record Hidden(String why) implements Outcome {}
  }

  /** Takes off launcher after launcher. */
  static Outcome start(List<Word> argv, Surroundings surroundings) {
    Surroundings here = surroundings;
    List<String> taken = new ArrayList<>();
    List<Word> rest = argv;
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (rest.isEmpty()) {
        return new Outcome.Nothing();
      }
      Optional<Peeled> peeled = peel(rest);
      if (peeled.isEmpty()) {
        return new Outcome.Started(taken, command(rest.getFirst()), tail(rest, 1), here);
      }
      taken.add(baseName(rest.getFirst()));
      switch (peeled.get()) {
        case Peeled.CommandLine(List<Word> line, UnaryOperator<Surroundings> into) -> {
          here = into.apply(here);
          rest = line;
        }
        case Peeled.Python(Program program, List<Word> args, UnaryOperator<Surroundings> into) -> {
          return new Outcome.Started(taken, program, args, into.apply(here));
        }
        case Peeled.Hidden(String why) -> {
          return new Outcome.Hidden(why);
        }
      }
    }
    return new Outcome.Hidden("more than " + DEEPEST + " launchers stand before the program");
  }

  private static Optional<Peeled> peel(List<Word> argv) {
    String name = baseName(argv.getFirst());
    for (Launcher launcher : ALL) {
      Optional<Peeled> peeled = launcher.isCalled(name) ? launcher.peel(argv) : Optional.empty();
      if (peeled.isPresent()) {
        return peeled;
      }
    }
    return Optional.empty();
  }

  /** Whether a program of this name starts others. */
  static boolean isStarter(String name) {
    return SHELLS.contains(name) || ALL.stream().anyMatch(launcher -> launcher.isCalled(name));
  }

  private static Program command(Word first) {
    String path = first.toString();
    return path.endsWith(".py") ? new Program.Script(path) : new Program.Command(baseName(first));
  }

  /** What a launcher of Python scripts starts. */
  static Peeled python(Options.Found.Target target) {
    List<Word> rest = target.rest();
    if (rest.isEmpty()) {
      return Peeled.CommandLine.of(List.of());
    }
    return switch (target.kind()) {
      case SCRIPT -> script(rest);
      case MODULE -> module(rest);
      case PROGRAM -> Peeled.CommandLine.of(rest);
    };
  }

  /** What a launcher of any program starts. */
  static Peeled program(Options.Found.Target target) {
    return Peeled.CommandLine.of(target.rest());
  }

  static Peeled script(List<Word> words) {
    return new Peeled.Python(new Program.Script(words.getFirst().toString()), tail(words, 1));
  }

  static Peeled module(List<Word> words) {
    return new Peeled.Python(new Program.Module(words.getFirst().toString()), tail(words, 1));
  }

  /** A text that a launcher gives to a shell. */
  static Peeled shell(Text script) {
    return Peeled.CommandLine.of(
        List.of(Word.of(Text.made("sh")), Word.of(Text.made("-c")), Word.of(script)));
  }

  static Optional<String> commandOfModule(String module) {
    return Optional.ofNullable(COMMAND_OF_MODULE.get(module));
  }

  static boolean is(List<Word> argv, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (i >= argv.size()
          || !(i == 0 ? baseName(argv.getFirst()).equals(words[0]) : argv.get(i).is(words[i]))) {
        return false;
      }
    }
    return true;
  }

  static List<Word> prepend(String command, List<Word> rest) {
    List<Word> argv = new ArrayList<>();
    argv.add(Word.of(Text.made(command)));
    argv.addAll(rest);
    return argv;
  }

  static List<Word> tail(List<Word> argv, int from) {
    return List.copyOf(argv.subList(Math.min(from, argv.size()), argv.size()));
  }

  static String baseName(Word word) {
    String path = word.toString();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
