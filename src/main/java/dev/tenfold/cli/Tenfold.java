package dev.tenfold.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tenfold}: every command but {@code serve}, without starting a server for it. */
@Command(
    name = "tenfold",
    mixinStandardHelpOptions = true,
    description = "Finds QLoRA jobs whose learning rate was copied from full fine-tuning.",
    synopsisSubcommandLabel = "COMMAND")
public final class Tenfold {
  private Tenfold() {}

  /** Runs a command and gives its exit status; wrong usage is 2, as unreadable input is. */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new Tenfold());
    line.addSubcommand(new CheckCommand(in, out, err, Terminal.detect()));
    line.addSubcommand(new ExplainCommand(in, out, err, Terminal.detect()));
    line.addSubcommand(
        new CommandLine(new PolicyCommand.Group())
            .addSubcommand(new PolicyCommand.Default(out))
            .addSubcommand(new PolicyCommand.Check(out, err)));
    line.addSubcommand(new ServeHelp());
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((defect, command, parsed) -> {
      err.println("tenfold: a defect of tenfold itself: " + defect);
      return 2;
    });
    return line.execute(args);
  }

  /** Stands in the list of commands; the entry point starts the server itself. */
  @Command(
      name = "serve",
      mixinStandardHelpOptions = true,
      description = "Serves the webhook: HTTPS on 8443, health and metrics on 9000.")
  static final class ServeHelp implements Runnable {
    @Override
    public void run() {}
  }
}
