package dev.tenfold.launch;

import dev.tenfold.job.Container;
import dev.tenfold.launch.shell.Shell;
import dev.tenfold.launch.shell.ShellCommand;
import dev.tenfold.launch.shell.ShellReading;
import dev.tenfold.launch.shell.ShellStart;
import dev.tenfold.source.Spot;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows a command line through launchers and shells down to the processes that train. */
record Launching(
    Container container, Environment environment, Files files, Optional<String> directory) {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");

  /** Shells within launchers within shells, deeper than anybody writes them. */
  private static final int DEEPEST = 6;

  /** Reads its own parameters as a command: so a shell is started as a script would start it. */
  private static final Text PARAMETERS = Text.made("\"$@\"");

  Launched start(List<Word> argv, List<String> problems) {
    List<Launch> launches = new ArrayList<>();
    List<Launched.Opaque> opaque = new ArrayList<>();
    if (container.command().isEmpty()) {
      launches.add(
          launch(
              new Launchers.Started(new Program.OfImage(), argv, java.util.Map.of()),
              container.end(),
              Launch.Course.STRAIGHT));
    } else {
      start(argv, container.end(), Launch.Course.STRAIGHT, 0, launches, opaque);
    }
    return new Launched(launches, opaque, problems);
  }

  private void start(
      List<Word> argv,
      Optional<Spot> end,
      Launch.Course course,
      int depth,
      List<Launch> launches,
      List<Launched.Opaque> opaque) {
    Optional<Launchers.Started> started = Launchers.start(argv);
    if (started.isEmpty()) {
      return;
    }
    if (!(started.get().program() instanceof Program.Command(String name))
        || !SHELLS.contains(name)) {
      launches.add(launch(started.get(), end, course));
      return;
    }
    if (depth == DEEPEST) {
      opaque.add(
          new Launched.Opaque(container.at(), container.where(), "shells are nested too deeply"));
      return;
    }
    List<Word> shell = new ArrayList<>();
    shell.add(Word.of(Text.made(name)));
    shell.addAll(started.get().args());
    ShellReading reading =
        Shell.read(
            PARAMETERS,
            new ShellStart(
                environment.with(started.get().variables()),
                Text.made(name),
                shell,
                files,
                directory,
                name.equals("bash") ? ShellStart.Dialect.BASH : ShellStart.Dialect.SH));
    reading
        .unread()
        .forEach(why -> opaque.add(new Launched.Opaque(container.at(), container.where(), why)));
    for (ShellCommand command : reading.commands()) {
      new Launching(container, command.environment(), command.files(), command.directory())
          .start(
              withInput(command),
              command.lastWord().end(),
              course(command),
              depth + 1,
              launches,
              opaque);
    }
  }

  /** {@code python -} and {@code python} alone read the code that the script gives them. */
  private static List<Word> withInput(ShellCommand command) {
    List<Word> words = command.words();
    boolean python =
        command.input().isPresent()
            && !words.isEmpty()
            && Launchers.baseName(words.getFirst()).matches("python[0-9.]*")
            && (words.size() == 1 || words.get(1).is("-"));
    if (!python) {
      return words;
    }
    List<Word> inline = new ArrayList<>();
    inline.add(words.getFirst());
    inline.add(Word.of(Text.made("-c")));
    inline.add(Word.of(command.input().orElseThrow()));
    inline.addAll(Launchers.tail(words, 2));
    return inline;
  }

  private static Launch.Course course(ShellCommand command) {
    return new Launch.Course(
        command.choices(),
        command.round().map(round -> command.site() + ":" + round.loop()),
        command.doubt());
  }

  private Launch launch(Launchers.Started started, Optional<Spot> end, Launch.Course course) {
    return new Launch(
        container.at(),
        container.where(),
        container.image(),
        started.program(),
        started.args(),
        environment.with(started.variables()),
        files,
        end,
        course);
  }
}
