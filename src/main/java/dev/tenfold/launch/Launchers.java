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
      List.of(new PythonLauncher(), new AccelerateLauncher(), new TorchrunLauncher());

  /** More launchers than this around one program are not taken off. */
  private static final int DEEPEST = 16;

  private static final Map<String, String> COMMAND_OF_MODULE =
      Map.of(
          "accelerate.commands.launch", "accelerate-launch",
          "torch.distributed.run", "torchrun",
          "torch.distributed.launch", "torchrun",
          "torch.distributed.elastic.multiprocessing.run", "torchrun");

  private Launchers() {}

  /** What a command line starts in the end. */
  record Started(Program program, List<Word> args, Map<String, Text> variables) {}

  /** Takes off launcher after launcher; empty where nothing is started, or nothing visible. */
  static Optional<Started> start(List<Word> argv) {
    Map<String, Text> variables = new LinkedHashMap<>();
    List<Word> rest = argv;
    for (int depth = 0; depth < DEEPEST && !rest.isEmpty(); depth++) {
      Optional<Launcher.Peeled> peeled = peel(rest);
      if (peeled.isEmpty()) {
        return Optional.of(new Started(command(rest.getFirst()), tail(rest, 1), variables));
      }
      switch (peeled.get()) {
        case Launcher.Peeled.CommandLine(List<Word> line, Map<String, Text> set) -> {
          variables.putAll(set);
          rest = line;
        }
        case Launcher.Peeled.Python(Program program, List<Word> args) -> {
          return Optional.of(new Started(program, args, variables));
        }
        case Launcher.Peeled.Hidden hidden -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
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

  static Launcher.Peeled target(List<Word> argv, Options.Target target) {
    if (target.index() >= argv.size()) {
      return new Launcher.Peeled.CommandLine(List.of(), Map.of());
    }
    return switch (target.kind()) {
      case SCRIPT -> script(argv, target.index());
      case MODULE -> module(argv, target.index());
      case PROGRAM -> new Launcher.Peeled.CommandLine(tail(argv, target.index()), Map.of());
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
