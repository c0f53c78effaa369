package dev.tenfold.cli;

import dev.tenfold.policy.Policy;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tenfold policy}: what policies say, without a cluster. */
final class PolicyCommand {
  private PolicyCommand() {}

  /** The group itself does nothing. */
  @Command(
      name = "policy",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "Prints and checks LearningRatePolicies.")
  static final class Group {}

  /** {@code tenfold policy default}. */
  @Command(
      name = "default",
      mixinStandardHelpOptions = true,
      description = "Prints what Tenfold does by itself as a LearningRatePolicy, to copy from.")
  static final class Default implements Callable<Integer> {
    private final PrintStream out;

    Default(PrintStream out) {
      this.out = out;
    }

    @Override
    public Integer call() {
      out.print(DefaultPolicyYaml.text());
      return 0;
    }
  }

  /** {@code tenfold policy check}. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Checks LearningRatePolicies as the schema in a cluster does.",
      footer = {"", "Exit status: 0 all are valid, 2 one of them is not or could not be read."})
  static final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "file or folder")
    private List<Path> paths = List.of();

    private final PrintStream out;
    private final PrintStream err;

    Check(PrintStream out, PrintStream err) {
      this.out = out;
      this.err = err;
    }

    @Override
    public Integer call() {
      int status = 0;
      for (Path path : paths) {
        PolicyInput input = PolicyInput.ofFile(path);
        for (Policy policy : input.policies().inOrder()) {
          out.println(
              path + ": policy \"" + policy.name() + "\" is valid, priority " + policy.priority());
        }
        input.problems().forEach(problem -> err.println("tenfold: " + TextOutput.of(problem)));
        status = input.problems().isEmpty() ? status : 2;
      }
      return status;
    }
  }
}
