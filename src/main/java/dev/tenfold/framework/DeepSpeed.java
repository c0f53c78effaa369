package dev.tenfold.framework;

import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.SecondRate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A DeepSpeed JSON that sets a rate of its own. The Trainer of transformers refuses to start where
 * it differs from the run's, so that neither can be changed alone; {@code "auto"} takes the run's
 * (transformers/integrations/deepspeed.py, 4.46 to 5.23, trainer_config_process and _finalize).
 * Other trainers hand no such file over, or are not known to compare the two.
 */
final class DeepSpeed {
  private static final List<String> RATES =
      List.of("optimizer.params.lr", "scheduler.params.warmup_max_lr");
  private static final String KEY = "deepspeed";

  /** Where accelerate hands the path of its own configuration's JSON over. */
  private static final String VARIABLE = "ACCELERATE_DEEPSPEED_CONFIG_FILE";

  private static final Set<String> OF_THE_TRAINER =
      Set.of(
          "alignment-handbook",
          "axolotl",
          "fastchat",
          "fms-hf-tuning",
          "kubeflow-llm",
          "llama-factory",
          "lmflow",
          "ms-swift",
          "qlora",
          "transformers",
          "trl",
          "unsloth");

  private DeepSpeed() {}

  /** The rate of such a JSON, if one is named and can be seen; one that differs comes first. */
  static Optional<SecondRate> beside(Launch launch, String framework, LearningRate rate) {
    if (!OF_THE_TRAINER.contains(framework)) {
      return Optional.empty();
    }
    Stream<Tree.Mapping> given =
        launch.args().stream()
            .map(DeepSpeed::value)
            .flatMap(value -> tree(launch, value).stream())
            .flatMap(file -> Stream.concat(Stream.of(file), named(launch, file).stream()));
    Stream<Tree.Mapping> accelerates =
        launch.environment().get(VARIABLE).flatMap(path -> tree(launch, path)).stream();
    List<SecondRate> all =
        Stream.concat(given, accelerates)
            .flatMap(DeepSpeed::rates)
            .filter(second -> !isOf(rate, second.origin()))
            .toList();
    return all.stream()
        .filter(second -> second.differsFrom(rate))
        .findFirst()
        .or(() -> all.stream().findFirst());
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

  /** What a recipe names or holds. */
  private static Optional<Tree.Mapping> named(Launch launch, Tree.Mapping recipe) {
    return switch (recipe.entries().get(KEY)) {
      case Tree.Scalar scalar -> tree(launch, scalar.text());
      case Tree.Mapping inside -> Optional.of(inside);
      case Tree.Sequence _, Tree.TooDeep _ -> Optional.empty();
      case null -> Optional.empty();
    };
  }

  private static Optional<Tree.Mapping> tree(Launch launch, Text named) {
    Optional<String> known = named.known();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    String path = known.get();
    boolean isFile = path.endsWith(".json") || path.endsWith(".yaml") || path.endsWith(".yml");
    Optional<Text> text =
        path.startsWith("{")
            ? Optional.of(named)
            : isFile ? launch.files().read(path).found() : Optional.empty();
    return text.flatMap(found -> YamlText.read(found).trees().stream().findFirst())
        .filter(Tree.Mapping.class::isInstance)
        .map(Tree.Mapping.class::cast);
  }

  private static Stream<SecondRate> rates(Tree.Mapping json) {
    return RATES.stream()
        .map(path -> Settings.tree(json, path))
        .filter(Tree.Scalar.class::isInstance)
        .map(Tree.Scalar.class::cast)
        .flatMap(scalar -> rate(scalar).stream());
  }

  /** A text equals no number; one without an exponent may be made a number on its way. */
  private static Optional<SecondRate> rate(Tree.Scalar scalar) {
    String written = scalar.text().known().orElse("").strip();
    boolean isText =
        scalar.style() == YamlText.Style.QUOTED && written.chars().anyMatch(Character::isLetter);
    return Numbers.parse(written)
        .map(number ->
            new SecondRate(
                Optional.of(number).filter(_ -> !isText),
                isText ? '"' + written + '"' : written,
                scalar.text().origin()));
  }
}
