package dev.tenfold.launch;

import dev.tenfold.job.Container;
import dev.tenfold.launch.shell.Shell;
import dev.tenfold.launch.shell.ShellCommand;
import dev.tenfold.launch.shell.ShellReading;
import dev.tenfold.launch.shell.ShellStart;
import dev.tenfold.source.Reading;
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
              new Launchers.Outcome.Started(
                  new Program.OfImage(), argv, java.util.Map.of(), Optional.empty()),
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
    switch (Launchers.start(argv)) {
      case Launchers.Outcome.Nothing _ -> {}
      case Launchers.Outcome.Hidden(String why) ->
          opaque.add(new Launched.Opaque(container.at(), container.where(), why));
      case Launchers.Outcome.Started started -> {
        if (started.program() instanceof Program.Command(String name) && SHELLS.contains(name)) {
          shell(name, started, depth, launches, opaque);
        } else {
          launches.add(launch(started, end, course));
        }
      }
    }
  }

  private void shell(
      String name,
      Launchers.Outcome.Started started,
      int depth,
      List<Launch> launches,
      List<Launched.Opaque> opaque) {
    if (depth == DEEPEST) {
      opaque.add(
          new Launched.Opaque(container.at(), container.where(), "shells are nested too deeply"));
      return;
    }
    List<Word> shell = new ArrayList<>();
    shell.add(Word.of(Text.made(name)));
    shell.addAll(started.args());
    ShellReading reading =
        Shell.read(
            PARAMETERS,
            new ShellStart(
                environment.with(started.variables()),
                Text.made(name),
                shell,
                below(started.folder()),
                started.folder().isPresent() ? started.folder().flatMap(Text::known) : directory,
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

  /** The files as seen from the folder that a launcher changes to. */
  private Files below(Optional<Text> folder) {
    if (folder.isEmpty()) {
      return files;
    }
    Optional<String> known = folder.get().known();
    List<String> unknowns = folder.get().unknowns();
    return path -> {
      if (path.startsWith("/")) {
        return files.read(path);
      }
      return known.isPresent()
          ? files.read(known.get() + "/" + path)
          : new Reading.Unreadable<>(
              path + " is relative to a folder that is not known: " + String.join(", ", unknowns));
    };
  }

  private Launch launch(
      Launchers.Outcome.Started started, Optional<Spot> end, Launch.Course course) {
    return new Launch(
        container.at(),
        container.where(),
        container.image(),
        started.program(),
        started.args(),
        environment.with(started.variables()),
        below(started.folder()),
        end,
        course);
  }
}
