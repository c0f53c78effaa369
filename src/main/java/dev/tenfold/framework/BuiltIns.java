package dev.tenfold.framework;

import dev.tenfold.source.Origin;
import dev.tenfold.training.Doubt;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.Stage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The configurations that a framework brings with it, which a command line names without showing
 * them.
 */
record BuiltIns(Map<String, Entry> byName) {
  /**
   * One of them.
   *
   * @param rate as its file has it
   * @param origin the framework, with the versions that were read
   */
  record Entry(Method method, Stage stage, String rate, Origin.FrameworkDefault origin) {
    LearningRate learningRate() {
      return new LearningRate.Default(rate, List.of(new BigDecimal(rate)), rate, origin);
    }
  }

  BuiltIns {
    byName = Map.copyOf(byName);
  }

  /**
   * A table whose lines are {@code method stage rate: names}, indented where they go on with names.
   * A name that ends in a slash goes before all that follow.
   *
   * @param versions the versions that have them
   */
  static BuiltIns of(String framework, String versions, String table) {
    Map<String, Entry> byName = new HashMap<>();
    for (String line : table.replace("\n  ", " ").lines().toList()) {
      String[] head = line.substring(0, line.indexOf(':')).split(" ");
      Method method = Method.valueOf(head[0].toUpperCase(Locale.ROOT));
      Stage stage = Stage.of(head[1]).orElseThrow();
      String folder = "";
      for (String word : line.substring(line.indexOf(':') + 1).strip().split(" +")) {
        if (word.endsWith("/")) {
          folder = word;
        } else {
          String name = folder + word;
          byName.put(
              name,
              new Entry(
                  method,
                  stage,
                  head[2],
                  new Origin.FrameworkDefault(framework + "'s " + name, versions)));
        }
      }
    }
    return new BuiltIns(byName);
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** A draft with the doubt that the framework's authors chose its rate, where they did. */
  static Draft doubted(Draft draft, Optional<Entry> entry) {
    boolean ofEntry =
        draft.rate() instanceof LearningRate.Default byDefault
            && entry.filter(each -> byDefault.origin().equals(each.origin())).isPresent();
    return ofEntry ? draft.doubted(Doubt.BUILT_IN) : draft;
  }
}
