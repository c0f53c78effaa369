package dev.tenfold.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.generated.PublishedRecipes.Row;
import dev.tenfold.policy.StageRates;
import dev.tenfold.policy.Stages;
import dev.tenfold.training.Stage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the default table fares with the recipes that are published, file by file. */
class PublishedRecipesTest {
  @ParameterizedTest
  @CsvSource({
    "sft, 50, 831, 64, 738",
    "dpo, 5, 16, 23, 61",
    "orpo, 2, 6, 0, 7",
    "kto, 2, 3, 3, 5",
    "grpo, 0, 50, 7, 221",
    "ppo, 0, 0, 6, 41",
    "reward, 0, 1, 8, 27",
    "pretrain, 1, 8, 10, 47",
  })
  void asManyAreFlaggedAndEscapeAsTheEvidenceForTheTableSays(
      String name, int flagged, int qlora, int escaping, int full) {
    Stage stage = Stage.of(name).orElseThrow();
    StageRates rates = Stages.PUBLISHED.of(stage).rates();
    List<Row> adapters = PublishedRecipes.of(stage, "qlora");
    List<Row> fulls = PublishedRecipes.of(stage, "full");
    assertEquals(
        List.of(flagged, qlora, escaping, full),
        List.of(
            ThresholdsPage.files(
                adapters.stream().filter(row -> rates.isCopied(row.rate())).toList()),
            ThresholdsPage.files(adapters),
            ThresholdsPage.files(
                fulls.stream().filter(row -> !rates.isCopied(row.rate())).toList()),
            ThresholdsPage.files(fulls)));
  }
}
