package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.LearningRate;
import java.util.List;
import java.util.Optional;

/**
 * A DeepSpeed JSON that sets a rate of its own. transformers refuses to start where it differs from
 * the run's, so that neither can be changed alone; {@code "auto"} takes the run's
 * (transformers/integrations/deepspeed.py, 5.23, trainer_config_process).
 */
final class DeepSpeed {
  private static final List<String> RATES =
      List.of("optimizer.params.lr", "scheduler.params.warmup_max_lr");
  private static final String KEY = "deepspeed";

  /** Where accelerate hands the path of its own configuration's JSON over. */
  private static final String VARIABLE = "ACCELERATE_DEEPSPEED_CONFIG_FILE";

  private DeepSpeed() {}

  /** What stands in the way of changing the rate, if such a JSON is named and can be seen. */
  static Optional<String> obstacle(Launch launch, LearningRate rate) {
    return launch.args().stream()
        .map(DeepSpeed::value)
        .flatMap(value -> tree(launch, value).stream())
        .flatMap(file -> config(launch, file).stream())
        .findFirst()
        .or(() ->
            launch
                .environment()
                .get(VARIABLE)
                .flatMap(path -> tree(launch, path))
                .flatMap(DeepSpeed::rate))
        .filter(text -> !isOf(rate, text.origin()))
        .map(text ->
            "its DeepSpeed JSON sets the rate "
                + text
                + " too, and the run does not start where the two differ");
  }

  /** A run may take its rate from the JSON alone. */
  private static boolean isOf(LearningRate rate, Origin origin) {
    return rate instanceof LearningRate.Known known && known.origin().equals(origin);
  }

  /** The value of a word {@code --name=value}, or the word. */
  private static Text value(Word word) {
    int equals = word.text().indexOf('=');
    return word.text().startsWith("{") ? word.text() : word.text().sub(equals + 1);
  }

  /** A file is such a JSON, or a recipe that names or holds one. */
  private static Optional<Text> config(Launch launch, Tree.Mapping file) {
    Optional<Text> own = rate(file);
    if (own.isPresent()) {
      return own;
    }
    return switch (file.entries().get(KEY)) {
      case Tree.Scalar scalar -> tree(launch, scalar.text()).flatMap(DeepSpeed::rate);
      case Tree.Mapping inside -> rate(inside);
      case Tree.Sequence _, Tree.TooDeep _ -> Optional.empty();
      case null -> Optional.empty();
    };
  }

  private static Optional<Tree.Mapping> tree(Launch launch, Text named) {
    Optional<String> known = named.known();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    boolean isFile = known.get().matches("(?s).*\\.(json|ya?ml)");
    Optional<Text> text =
        known.get().startsWith("{")
            ? Optional.of(named)
            : isFile ? launch.files().read(known.get()).found() : Optional.empty();
    return text.flatMap(found -> YamlText.read(found).trees().stream().findFirst())
        .filter(Tree.Mapping.class::isInstance)
        .map(Tree.Mapping.class::cast);
  }

  private static Optional<Text> rate(Tree.Mapping json) {
    return RATES.stream()
        .map(path -> Settings.tree(json, path))
        .filter(Tree.Scalar.class::isInstance)
        .map(tree -> ((Tree.Scalar) tree).text())
        .filter(text -> text.known().flatMap(Numbers::parse).isPresent())
        .findFirst();
  }
}
