package dev.tenfold.launch;

import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
          new UvLauncher(),
          new PoetryLauncher(),
          new CondaLauncher(),
          new EnvLauncher(),
          new SudoLauncher(),
          new NsightLauncher(),
          new InitLauncher(),
          new CommandPrefix());

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
     * A program.
     *
     * @param folder where it runs, if a launcher says so
     */
    record Started(
        Program program, List<Word> args, Map<String, Text> variables, Optional<Text> folder)
        implements Outcome {}

    /** Nothing is started. */
    record Nothing() implements Outcome {}

    /** Something is started that cannot be seen. */
    record Hidden(String why) implements Outcome {}
  }

  /** Takes off launcher after launcher. */
  static Outcome start(List<Word> argv) {
    Map<String, Text> variables = new LinkedHashMap<>();
    Optional<Text> folder = Optional.empty();
    List<Word> rest = argv;
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (rest.isEmpty()) {
        return new Outcome.Nothing();
      }
      Optional<Launcher.Peeled> peeled = peel(rest);
      if (peeled.isEmpty()) {
        return new Outcome.Started(command(rest.getFirst()), tail(rest, 1), variables, folder);
      }
      switch (peeled.get()) {
        case Launcher.Peeled.CommandLine(
                List<Word> line,
                Map<String, Text> set,
                Optional<Text> elsewhere) -> {
          variables.putAll(set);
          folder = elsewhere.isPresent() ? elsewhere : folder;
          rest = line;
        }
        case Launcher.Peeled.Python(Program program, List<Word> args) -> {
          return new Outcome.Started(program, args, variables, folder);
        }
        case Launcher.Peeled.Hidden(String why) -> {
          return new Outcome.Hidden(why);
        }
      }
    }
    return new Outcome.Hidden("more than " + DEEPEST + " launchers stand before the program");
  }

  private static Optional<Launcher.Peeled> peel(List<Word> argv) {
    for (Launcher launcher : ALL) {
      Optional<Launcher.Peeled> peeled = launcher.peel(argv);
      if (peeled.isPresent()) {
        return peeled;
      }
    }
    return Optional.empty();
  }

  private static Program command(Word first) {
    String path = first.toString();
    return path.endsWith(".py") ? new Program.Script(path) : new Program.Command(baseName(first));
  }

  /** What a launcher of Python scripts starts behind its options. */
  static Launcher.Peeled python(String launcher, List<Word> argv, int from, Options options) {
    return switch (options.target(launcher, argv, from)) {
      case Options.Found.Unclear(String why) -> new Launcher.Peeled.Hidden(why);
      case Options.Found.Target target when target.index() >= argv.size() ->
          Launcher.Peeled.CommandLine.of(List.of());
      case Options.Found.Target target ->
          switch (target.kind()) {
            case SCRIPT -> script(argv, target.index());
            case MODULE -> module(argv, target.index());
            case PROGRAM -> Launcher.Peeled.CommandLine.of(tail(argv, target.index()));
          };
    };
  }

  /** What a launcher of any program starts behind its options and as many words of its own. */
  static Launcher.Peeled program(
      String launcher, List<Word> argv, int from, Options options, int own) {
    return switch (options.target(launcher, argv, from)) {
      case Options.Found.Unclear(String why) -> new Launcher.Peeled.Hidden(why);
      case Options.Found.Target target ->
          Launcher.Peeled.CommandLine.of(tail(argv, target.index() + own));
    };
  }

  static Launcher.Peeled script(List<Word> argv, int at) {
    return new Launcher.Peeled.Python(
        new Program.Script(argv.get(at).toString()), tail(argv, at + 1));
  }

  static Launcher.Peeled module(List<Word> argv, int at) {
    return new Launcher.Peeled.Python(
        new Program.Module(argv.get(at).toString()), tail(argv, at + 1));
  }

  static Optional<String> commandOfModule(String module) {
    return Optional.ofNullable(COMMAND_OF_MODULE.get(module));
  }

  /** The last value of an option, under any of its names. */
  static Optional<Text> last(Options.Found.Target target, String... names) {
    List<String> wanted = List.of(names);
    return target.options().reversed().stream()
        .filter(given -> wanted.contains(given.name()) && !given.values().isEmpty())
        .findFirst()
        .map(given -> given.values().getFirst());
  }

  /** {@code NAME=value} as a variable. */
  static void assign(Text text, Map<String, Text> variables) {
    int equals = text.indexOf('=');
    if (equals > 0) {
      variables.put(text.sub(0, equals).toString(), text.sub(equals + 1));
    }
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
