package dev.tenfold.launch;

import dev.tenfold.job.Container;
import dev.tenfold.launch.shell.Shell;
import dev.tenfold.launch.shell.ShellCommand;
import dev.tenfold.launch.shell.ShellReading;
import dev.tenfold.launch.shell.ShellStart;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Spot;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a command line through launchers and shells down to the processes that train. */
final class Launching {
  /** Shells within launchers within shells, deeper than anybody writes them. */
  private static final int DEEPEST = 6;

  /** Reads its own parameters as a command: so a shell is started as a script would start it. */
  private static final Text PARAMETERS = Text.made("\"$@\"");

  private final Container container;
  private final List<Launch> launches = new ArrayList<>();
  private final List<Launched.Opaque> opaque = new ArrayList<>();

  private final Allowance allowance;
  private Versions versions;

  private Launching(Container container, Allowance allowance) {
    this.container = container;
    this.allowance = allowance;
    this.versions = Versions.of(container.image());
  }

  /** What the container starts with this command line. */
  static Launched of(
      Container container,
      List<Word> argv,
      Surroundings here,
      List<String> problems,
      Allowance allowance) {
    Launching launching = new Launching(container, allowance);
    if (container.command().isEmpty()) {
      launching.launch(
          new Launchers.Outcome.Started(List.of(), new Program.OfImage(), argv, here),
          container.end(),
          Launch.Course.STRAIGHT);
    } else {
      launching.start(argv, here, Optional.empty(), container.end(), Launch.Course.STRAIGHT, 0);
    }
    return new Launched(launching.launches, launching.opaque, problems);
  }

  /**
   * @param input what the process reads from its standard input, where a script writes that
   */
  private void start(
      List<Word> argv,
      Surroundings surroundings,
      Optional<Text> input,
      Optional<Spot> end,
      Launch.Course course,
      int depth) {
    if (!allowance.program()) {
      allowance.spent().ifPresent(this::hide);
      return;
    }
    switch (Launchers.start(argv, surroundings)) {
      case Launchers.Outcome.Nothing _ -> {}
      case Launchers.Outcome.Hidden(String why) -> hide(why);
      case Launchers.Outcome.Started started -> {
        if (started.program() instanceof Program.Command(String name)
            && Launchers.SHELLS.contains(name)) {
          shell(name, started, depth);
        } else if (started.program() instanceof Program.Script(String path) && path.equals("-")) {
          input.ifPresent(code -> launch(started.running(new Program.Inline(code)), end, course));
        } else {
          launch(started, end, course);
        }
      }
    }
  }

  private void hide(String why) {
    Launched.Opaque hidden = new Launched.Opaque(container.at(), container.where(), why);
    if (!opaque.contains(hidden)) {
      opaque.add(hidden);
    }
  }

  private void shell(String name, Launchers.Outcome.Started started, int depth) {
    if (depth == DEEPEST) {
      hide("shells start each other more than " + DEEPEST + " levels deep");
      return;
    }
    List<Word> shell = new ArrayList<>();
    shell.add(Word.of(Text.made(name)));
    shell.addAll(started.args());
    Surroundings here = started.here();
    ShellReading reading =
        Shell.read(
            PARAMETERS,
            new ShellStart(
                here.environment(),
                Text.made(name),
                shell,
                here.files(),
                here.directory(),
                name.equals("bash") ? ShellStart.Dialect.BASH : ShellStart.Dialect.SH),
            allowance);
    reading.unread().forEach(this::hide);
    for (ShellCommand command : reading.commands()) {
      start(
          command.words(),
          new Surroundings(command.environment(), command.files(), command.directory()),
          command.input(),
          Ends.of(command, container),
          course(command),
          depth + 1);
    }
  }

  private static Launch.Course course(ShellCommand command) {
    return new Launch.Course(
        command.choices(),
        command.round().map(round -> command.site() + ":" + round.loop()),
        command.doubt());
  }

  private void launch(Launchers.Outcome.Started started, Optional<Spot> end, Launch.Course course) {
    launches.add(
        new Launch(
            container.at(),
            container.where(),
            container.image(),
            started.launchers(),
            started.program(),
            started.args(),
            started.here().environment(),
            started.here().files(),
            end,
            course,
            versions));
    versions = versions.after(started.program(), started.args(), course);
  }
}
