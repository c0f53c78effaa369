package dev.tenfold.cli;

import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.job.KnownKinds;
import dev.tenfold.review.Explanation;
import dev.tenfold.review.Kinds;
import dev.tenfold.review.Request;
import dev.tenfold.source.Manifest;
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

/** {@code tenfold explain}: the whole way of a job to its answer. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints how a job was read and judged: what starts, which settings were found where and what",
      "they won over, the policy and why it is this one, the numbers, the verdict, the action.",
      "",
      "Reads files and folders as check does; ConfigMaps, Namespaces and LearningRatePolicies of",
      "the same input are used."
    },
    footer = {
      "",
      "Exit status: 0 something was explained, 1 the input holds no such job, 2 the input could not",
      "be read."
    })
public final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "file, folder, or - for standard input")
  private List<String> paths = List.of();

  @Option(names = "--name", paramLabel = "NAME", description = "explain only the jobs of this name")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "file or folder of LearningRatePolicies to judge by, instead of those in the input")
  private Optional<Path> policyFile = Optional.empty();

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Terminal terminal;

  ExplainCommand(InputStream in, PrintStream out, PrintStream err, Terminal terminal) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Input input = InputReader.read(paths, in, terminal.progress(err));
    PolicyInput policies = PolicyInput.of(policyFile, input);
    List<Input.Problem> problems = new ArrayList<>(input.problems());
    problems.addAll(policies.problems());
    problems.forEach(problem -> err.println("tenfold: " + TextOutput.of(problem)));
    if (!problems.isEmpty()) {
      return 2;
    }
    KnownKinds kinds = Kinds.of(policies.policies());
    List<FileObject> jobs =
        input.objects().stream()
            .filter(object -> kinds.of(object.submitted()).isPresent())
            .filter(object -> name.filter(n -> !n.equals(object.submitted().name())).isEmpty())
            .toList();
    for (FileObject job : jobs) {
      Request request = Request.ofFile(job.submitted(), new Neighbours(input), Clock.today());
      print(job, Explanation.of(request, policies.policies()));
    }
    if (jobs.isEmpty()) {
      err.println(
          "tenfold: the input holds no job" + name.map(n -> " named \"" + n + "\"").orElse(""));
      return 1;
    }
    return 0;
  }

  private void print(FileObject job, Explanation explanation) {
    Manifest object = job.submitted();
    String namespace = object.namespace().isEmpty() ? "" : object.namespace() + "/";
    out.println(
        terminal.colour("1", object.kind() + " " + namespace + object.name())
            + "  "
            + object.apiVersion()
            + "  "
            + job.file()
            + ":"
            + job.line());
    for (Explanation.Section section : explanation.sections()) {
      out.println("  " + terminal.colour("1", section.title()));
      section.lines().forEach(line -> out.println("    " + line));
    }
    out.println();
  }
}
