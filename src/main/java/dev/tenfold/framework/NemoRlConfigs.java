package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * NeMo-RL's files, each with those it inherits from under it, and the rates of the ones that lie in
 * the image (nemo_rl/utils/config.py, examples/configs/*.yaml, 0.4 to 0.7).
 */
final class NemoRlConfigs {
  /** Files that inherit from files, deeper than anybody writes them. */
  private static final int DEEPEST = 8;

  private static final Map<String, String> RATES =
      Map.of(
          "sft.yaml", "5.0e-6",
          "dpo.yaml", "5.0e-6",
          "grpo_math_1B.yaml", "5.0e-6",
          "rm.yaml", "2.0e-6",
          "distillation_math.yaml", "2.0e-5");

  /** What a script takes without {@code --config}. */
  private static final Map<String, String> OF_SCRIPT =
      Map.of(
          "sft", "sft.yaml",
          "dpo", "dpo.yaml",
          "grpo", "grpo_math_1B.yaml",
          "grpo_math", "grpo_math_1B.yaml",
          "rm", "rm.yaml",
          "distillation", "distillation_math.yaml",
          "distillation_math", "distillation_math.yaml");

  private NemoRlConfigs() {}

  static Optional<Defaults> ofScript(String name) {
    return Optional.ofNullable(OF_SCRIPT.get(name)).flatMap(NemoRlConfigs::rate);
  }

  private static Optional<Defaults> rate(String file) {
    return Optional.ofNullable(RATES.get(file))
        .map(rate -> Defaults.of("NeMo-RL's " + file, new Defaults.Since("0.4.0", rate)));
  }

  /** The facts with the rate of every file. */
  static Facts defaults(Facts facts) {
    Facts all = facts;
    for (String file : new TreeSet<>(RATES.keySet())) {
      all = all.defaults("`" + file + "`", rate(file).orElseThrow());
    }
    return all;
  }

  /** Puts a file over those it inherits from; the rate of the last one that lies in the image. */
  static Optional<Defaults> put(Launch launch, Text path, Settings settings) {
    return put(launch, path, settings, 0);
  }

  private static Optional<Defaults> put(Launch launch, Text path, Settings settings, int depth) {
    String name = path.toString();
    boolean absent = path.isKnown() && launch.files().read(name) instanceof Reading.Absent<Text>;
    Optional<Defaults> own = rate(name.substring(name.lastIndexOf('/') + 1));
    if ((absent && own.isPresent()) || depth == DEEPEST) {
      return own;
    }
    Optional<Defaults> inherited = Optional.empty();
    for (String parent : parents(launch, path)) {
      String folder = name.substring(0, name.lastIndexOf('/') + 1);
      Text at = Text.made(parent.startsWith("/") ? parent : normal(folder + parent));
      Optional<Defaults> found = put(launch, at, settings, depth + 1);
      inherited = found.isPresent() ? found : inherited;
    }
    Recipes.put(launch, path, Dialect.OMEGACONF, settings);
    return inherited;
  }

  private static List<String> parents(Launch launch, Text path) {
    Optional<Text> text = path.known().flatMap(name -> launch.files().read(name).found());
    Tree root =
        text.map(YamlText::read).map(YamlText.Documents::trees).stream()
            .flatMap(List::stream)
            .findFirst()
            .orElse(null);
    if (!(root instanceof Tree.Mapping file)) {
      return List.of();
    }
    return switch (file.entries().get("defaults")) {
      case Tree.Scalar one -> List.of(one.text().toString());
      case Tree.Sequence several ->
          several.items().stream()
              .filter(Tree.Scalar.class::isInstance)
              .map(item -> ((Tree.Scalar) item).text().toString())
              .toList();
      case null, default -> List.of();
    };
  }

  /** Without {@code a/..}. */
  private static String normal(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
