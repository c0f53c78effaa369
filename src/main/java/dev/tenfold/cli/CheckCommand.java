package dev.tenfold.cli;

import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.job.KnownKinds;
import dev.tenfold.policy.Action;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Verdict;
import dev.tenfold.review.Kinds;
import dev.tenfold.review.Request;
import dev.tenfold.review.Review;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      "Exit status: 0 nothing at or above --fail-on, 1 something, 2 the input could not be read."
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
    Input input = InputReader.read(paths, in, terminal.progress(err));
    input.notes().forEach(note -> err.println("tenfold: " + note));
    PolicyInput policies = PolicyInput.of(policyFile, input);
    if (policyFile.isPresent() && !policies.problems().isEmpty()) {
      policies.problems().forEach(problem -> err.println("tenfold: " + TextOutput.of(problem)));
      return 2;
    }
    KnownKinds kinds = Kinds.of(policies.policies());
    Day today = Clock.today();
    List<Result> results = new ArrayList<>();
    for (FileObject object : input.objects()) {
      if (kinds.of(object.submitted()).isPresent()) {
        Request request = Request.ofFile(object.submitted(), input.lookup(), today);
        results.add(new Result(object, Review.of(request, policies.policies())));
      }
    }
    List<Input.Problem> problems = new ArrayList<>(input.problems());
    problems.addAll(policies.problems());
    Report report = new Report(results, problems);
    switch (format) {
      case text -> new TextOutput(out, terminal).print(report);
      case json -> JsonOutput.print(report, out);
    }
    if (format != Format.json) {
      problems.forEach(problem -> err.println("tenfold: " + TextOutput.of(problem)));
    }
    return status(report);
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
