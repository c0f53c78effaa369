package dev.tenfold.policy;

import dev.tenfold.training.TrainingRun;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A stage that a platform team defines.
 *
 * @param scripts names of programs, {@code *} for anything; empty where the program says nothing
 * @param objects labels of the object
 */
public record OwnStage(String name, List<String> scripts, LabelSelector objects, StageRule rule) {
  public OwnStage {
    scripts = List.copyOf(scripts);
  }

  boolean mayBeIn(Map<String, String> labels) {
    return objects.matches(labels);
  }

  boolean recognises(TrainingRun run) {
    return scripts.isEmpty() || scripts.stream().anyMatch(glob -> matches(glob, run.program()));
  }

  private static boolean matches(String glob, String program) {
    String name = program.substring(program.lastIndexOf('/') + 1);
    StringBuilder pattern = new StringBuilder();
    for (String part : glob.split("\\*", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return name.matches(pattern.toString());
  }

  OwnStage doing(Action action) {
    return new OwnStage(name, scripts, objects, rule.doing(action));
  }
}
