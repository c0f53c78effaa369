package dev.tenfold.cli;

import dev.tenfold.job.KnownKinds;
import dev.tenfold.policy.Action;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.Verdict;
import dev.tenfold.review.Kinds;
import dev.tenfold.review.Request;
import dev.tenfold.review.Review;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tenfold check}: judges the objects of files as the webhook would. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Finds QLoRA jobs whose learning rate was copied from full fine-tuning.",
      "",
      "Reads Kubernetes objects from files, from folders (recursively: .yaml, .yml, .json)",
      "and, for -, from standard input. ConfigMaps, Namespaces and LearningRatePolicies of the same",
      "input are used."
    },
    footer = {
      "",
      "Exit status: 0 nothing at or above --fail-on, 1 something, 2 the input could not be read"
          + " or a file not be written. After --fix it is that of what is left.",
      "",
      "--fix edits every rate that looks copied beyond doubt, refused or warned about, where it"
          + " is written: in a manifest, a script, a ConfigMap's recipe. It keeps every other"
          + " byte, writes no annotation, and takes no account of labels of Helm or GitOps, as it"
          + " edits what they deploy. What would be edited is read and judged again first; where"
          + " that does not come out right it is left alone, with a message. So are templates."
          + " The fixed text of standard input goes to standard output, and the report then to"
          + " standard error."
    })
public final class CheckCommand implements Callable<Integer> {
  /** Output formats. */
  enum Format {
    text,
    json
  }

  /** From which action on the exit status is 1. */
  enum FailOn {
    deny,
    warn,
    unknown,
    never
  }

  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "file, folder, or - for standard input")
  private List<String> paths = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Format format = Format.text;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "file or folder of LearningRatePolicies to judge by, instead of those in the input")
  private Optional<Path> policyFile = Optional.empty();

  @Option(
      names = "--fail-on",
      paramLabel = "ACTION",
      description =
          "the mildest outcome that makes the exit status 1: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE})")
  private FailOn failOn = FailOn.deny;

  @Option(names = "--fix", description = "set copied rates right, in the files")
  private boolean fix;

  @Option(
      names = "--diff",
      description =
          "print what --fix would change, or together with it what it changes, as a unified"
              + " difference; the report goes to standard error")
  private boolean diff;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Terminal terminal;

  CheckCommand(InputStream in, PrintStream out, PrintStream err, Terminal terminal) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    boolean textElsewhere = diff || (fix && paths.contains(STANDARD_INPUT));
    if (textElsewhere && format != Format.text) {
      err.println(
          "tenfold: -o "
              + format
              + " cannot share standard output with "
              + (diff ? "--diff" : "--fix -"));
      return 2;
    }
    Input input = InputReader.read(paths, in, terminal.progress(err));
    input.notes().forEach(note -> err.println("tenfold: " + note));
    PolicyInput policies = PolicyInput.of(policyFile, input);
    if (policyFile.isPresent() && !policies.problems().isEmpty()) {
      policies.problems().forEach(problem -> err.println("tenfold: " + TextOutput.of(problem)));
      return 2;
    }
    Report report = report(input, policies);
    switch (format) {
      case text -> new TextOutput(textElsewhere ? err : out, terminal).print(report);
      case json -> JsonOutput.print(report, out);
    }
    if (format != Format.json) {
      report.problems().forEach(problem -> err.println("tenfold: " + TextOutput.of(problem)));
    }
    return status(report);
  }

  private Report report(Input input, PolicyInput policies) {
    KnownKinds kinds = Kinds.of(policies.policies());
    Day today = Clock.today();
    Checked checked =
        Checked.of(
            input,
            (object, lookup) ->
                kinds
                    .of(object.submitted())
                    .map(kind ->
                        Review.of(
                            Request.ofFile(object.submitted(), lookup, today),
                            policies.policies())));
    List<Input.Problem> problems = new ArrayList<>(input.problems());
    problems.addAll(policies.problems());
    Set<Fixing.Mode> modes = EnumSet.noneOf(Fixing.Mode.class);
    if (fix) {
      modes.add(Fixing.Mode.FIX);
    }
    if (diff) {
      modes.add(Fixing.Mode.DIFF);
    }
    if (modes.isEmpty()) {
      return new Report(checked.results(), problems, List.of());
    }
    Mending.Mended mended =
        Mending.of(
            checked,
            (result, judged) ->
                result.answer().policy().orElse(Policy.DEFAULT).rule(judged.run()).rates());
    return new Fixing(checked, mended, out, err).report(modes);
  }

  private int status(Report report) {
    if (!report.problems().isEmpty()) {
      return 2;
    }
    boolean fails =
        switch (failOn) {
          case deny -> report.results().stream().anyMatch(r -> atLeast(r, Action.PATCH));
          case warn -> report.results().stream().anyMatch(r -> atLeast(r, Action.WARN));
          case unknown ->
              report.results().stream()
                  .anyMatch(r ->
                      atLeast(r, Action.WARN)
                          || r.answer().runs().stream()
                              .anyMatch(run -> run.finding().verdict() == Verdict.UNKNOWN));
          case never -> false;
        };
    return fails ? 1 : 0;
  }

  private static boolean atLeast(Result result, Action action) {
    return result.answer().action().compareTo(action) >= 0;
  }
}
