package dev.tenfold.generated;

import dev.tenfold.generated.PublishedRecipes.Row;
import dev.tenfold.policy.StageRates;
import dev.tenfold.policy.StageRule;
import dev.tenfold.policy.Stages;
import dev.tenfold.review.RateText;
import dev.tenfold.training.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * {@code docs/thresholds.md}: what the default policy would say of the recipes that are published.
 */
final class ThresholdsPage {
  private static final String HEAD =
      """
      # Thresholds

      Written by `make docs` from `Policy.DEFAULT` and `src/test/resources/published-recipes.tsv`: do not edit.

      What the default policy would say of 2,955 recipe files that 27 projects publish. A rate is taken for copied below
      T = full × √factor. *Flagged*: published adapter recipes whose rate lies below T, which the policy would refuse or warn
      about. *Escaping*: published rates of full fine-tuning from T on, which it would not notice if they were copied into a
      QLoRA run. The first number counts recipe files, the one in brackets rows with the same framework, method, stage, model
      size and rate once, because several projects repeat a recipe for every data set or notebook.

      | stage | full | qlora | T | action on copied | QLoRA flagged | full escaping | unquantised LoRA flagged |
      |---|---|---|---|---|---|---|---|
      """;

  private static final String NOTES =
      """

      - **SFT**: no published QLoRA recipe lies strictly between 5e-5 and 1e-4, so the threshold is insensitive there. At
        least 17 of the flagged recipes have their own project's rate of full fine-tuning.
      - **DPO**: all flagged QLoRA recipes are one project's, which gives its full rate 5e-7 to them as well. The full rates of
        the projects differ by a factor of 200, so one reference cannot catch every copied rate; a policy can set the rates
        for a framework.
      - **ORPO, KTO, reward, pretrain** rest on at most eight QLoRA recipes each, **SimPO, CPO, RLOO and PPO** on none. They warn.
      - Unquantised LoRA is less clean than QLoRA and only warns.
      - Stages that the table does not have (vision-language, distillation, preference losses of one project) are not counted.
      """;

  private ThresholdsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Stage stage : Stage.values()) {
      if (stage != Stage.UNKNOWN) {
        page.append(row(stage, Stages.PUBLISHED.of(stage)));
      }
    }
    return page.append(NOTES).toString();
  }

  private static String row(Stage stage, StageRule rule) {
    StageRates rates = rule.rates();
    Predicate<Row> copied = row -> rates.isCopied(row.rate());
    return "| "
        + String.join(
            " | ",
            stage.id(),
            rate(rates.full()),
            rate(rates.qlora()),
            rate(rates.threshold()),
            rule.copied().id(),
            share(PublishedRecipes.of(stage, "qlora"), copied),
            share(PublishedRecipes.of(stage, "full"), copied.negate()),
            share(PublishedRecipes.of(stage, "lora"), copied))
        + " |\n";
  }

  private static String rate(BigDecimal rate) {
    return RateText.inStyleOf("1e-1", rate);
  }

  private static String share(List<Row> rows, Predicate<Row> wanted) {
    if (rows.isEmpty()) {
      return "none published";
    }
    List<Row> found = rows.stream().filter(wanted).toList();
    return files(found) + " of " + files(rows) + " (" + found.size() + " of " + rows.size() + ")";
  }

  static int files(List<Row> rows) {
    return rows.stream().mapToInt(Row::count).sum();
  }
}
