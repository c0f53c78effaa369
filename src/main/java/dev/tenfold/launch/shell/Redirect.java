package dev.tenfold.launch.shell;

import dev.tenfold.launch.shell.syntax.HereDocument;
import dev.tenfold.launch.shell.syntax.Redirection;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The redirections of one command: what it reads, and the files that its output goes to. */
final class Redirect {
  private final Interpreter shell;
  private final List<Target> targets = new ArrayList<>();
  private Io io;

  private record Target(String path, boolean appends, Io.Output output) {}

  private Redirect(Interpreter shell, Io io) {
    this.shell = shell;
    this.io = io;
  }

  static Redirect of(List<Redirection> redirections, Interpreter shell, Io io) {
    Redirect redirect = new Redirect(shell, io);
    for (Redirection each : redirections) {
      redirect.apply(each);
    }
    return redirect;
  }

  Io io() {
    return io;
  }

  private void apply(Redirection redirection) {
    String from = redirection.descriptor();
    boolean output = from.isEmpty() || from.equals("1");
    switch (redirection.operator()) {
      case "<<", "<<-" -> io = io.from(body(redirection.hereDocument()));
      case "<<<" ->
          io = io.from(shell.expander().single(redirection.target()).concat(Text.made("\n")));
      case "<" -> {
        Text path = shell.expander().single(redirection.target());
        if (from.isEmpty() || from.equals("0")) {
          io = io.from(path.known().map(shell::content).orElseGet(() -> nameless(path)));
        }
      }
      case ">", ">|", ">>", "&>", "&>>" -> {
        Text path = shell.expander().single(redirection.target());
        if (output) {
          to(path, redirection.operator().endsWith(">>"));
        }
      }
      case ">&" -> {
        Text target = shell.expander().single(redirection.target());
        if (output && !target.is("1")) {
          to(target.is("2") || target.is("-") ? Text.made("/dev/stderr") : target, false);
        }
      }
      default -> shell.expander().single(redirection.target());
    }
  }

  private static Text nameless(Text path) {
    return Text.unknown(
        "a file is read whose name is not known: " + String.join(", ", path.unknowns()));
  }

  private Text body(@Nullable HereDocument document) {
    if (document == null) {
      return Text.EMPTY;
    }
    if (!document.quoted()) {
      return shell.expander().quoted(document.parts());
    }
    List<Text> lines = new ArrayList<>();
    document.parts().forEach(part -> lines.add(shell.expander().text(part, true)));
    return Text.join(lines);
  }

  private void to(Text path, boolean appends) {
    if (path.is("/dev/stdout") || path.is("/dev/tty")) {
      return;
    }
    Io.Output collector = new Io.Output();
    io = io.to(collector);
    path.known()
        .filter(known -> !known.startsWith("/dev/"))
        .ifPresent(known -> targets.add(new Target(known, appends, collector)));
  }

  /** Writes the files, after the command has run. */
  void finish() {
    for (Target target : targets) {
      shell.write(target.path(), target.output().text(), target.appends());
    }
  }
}
