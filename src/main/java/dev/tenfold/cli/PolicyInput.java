package dev.tenfold.cli;

import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.cli.Input.Problem;
import dev.tenfold.policy.Policies;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyReader;
import dev.tenfold.policy.PolicyReading;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Policies that were read from files, and what is wrong with those that are none. Of several with
 * one name the last one counts, as it would after {@code kubectl apply}.
 */
record PolicyInput(Policies policies, List<Problem> problems) {

  /** The policies to judge an input by: those of the file where one is named, else its own. */
  static PolicyInput of(Optional<Path> file, Input input) {
    return file.map(PolicyInput::ofFile)
        .orElseGet(() -> read(input.objects().stream().filter(PolicyInput::isPolicy).toList()));
  }

  /** A file, every object of which must be a policy. */
  static PolicyInput ofFile(Path file) {
    Input input =
        InputReader.read(List.of(file.toString()), InputStream.nullInputStream(), progress -> {});
    if (!input.problems().isEmpty()) {
      return new PolicyInput(Policies.NONE, input.problems());
    }
    return input.objects().isEmpty()
        ? new PolicyInput(
            Policies.NONE,
            List.of(
                new Problem(
                    file.toString(), 0, 0, "it holds no policy; write a LearningRatePolicy")))
        : read(input.objects());
  }

  private static boolean isPolicy(FileObject object) {
    return PolicyReader.isPolicy(object.submitted());
  }

  private static PolicyInput read(List<FileObject> objects) {
    Map<String, Policy> policies = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (FileObject object : objects) {
      switch (PolicyReader.read(object.json()).strictly()) {
        case PolicyReading.Valid(Policy policy, var ignored) -> policies.put(policy.name(), policy);
        case PolicyReading.Invalid(var wrong) ->
            wrong.forEach(problem -> problems.add(of(object, problem)));
      }
    }
    return new PolicyInput(new Policies(List.copyOf(policies.values())), List.copyOf(problems));
  }

  private static Problem of(FileObject object, PolicyReading.Problem problem) {
    return new Problem(
        object.file(), object.line(problem.at()), object.column(problem.at()), problem.toString());
  }
}
