package dev.tenfold.framework;

import dev.tenfold.source.Choice;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Tree;
import dev.tenfold.training.LearningRate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rates that {@code oumi tune} tries: {@code low} and {@code high}, or {@code choices}
 * (core/configs/params/tuning_params.py, 0.9).
 */
final class OumiSearch {
  private static final String SPACE = "tuning.tunable_training_params.learning_rate";

  private OumiSearch() {}

  /** Empty where the rate is not searched. */
  static Optional<LearningRate> rate(Settings settings) {
    if (!(settings.tree(SPACE).orElse(null) instanceof Tree.Mapping space)) {
      return Optional.empty();
    }
    List<Text> ends = new ArrayList<>();
    boolean listed = space.entries().get("choices") instanceof Tree.Sequence;
    if (space.entries().get("choices") instanceof Tree.Sequence choices) {
      choices.items().forEach(item -> number(item, ends));
    } else {
      number(space.entries().get("low"), ends);
      number(space.entries().get("high"), ends);
    }
    List<BigDecimal> values =
        ends.stream()
            .map(text -> text.known().flatMap(Numbers::parse))
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    if (values.isEmpty() || values.size() < ends.size()) {
      return Optional.of(new LearningRate.Hidden("the rates that are searched cannot be read"));
    }
    return Optional.of(
        Numbers.rate(
            Text.oneOf(
                new Choice(
                    values.getFirst(),
                    values.getLast(),
                    listed ? values : List.of(),
                    ends.getLast().origin(),
                    "several rates are searched"))));
  }

  private static void number(@org.jspecify.annotations.Nullable Tree tree, List<Text> ends) {
    ends.add(tree instanceof Tree.Scalar scalar ? scalar.text() : Text.EMPTY);
  }
}
