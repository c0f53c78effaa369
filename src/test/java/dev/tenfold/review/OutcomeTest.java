package dev.tenfold.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.Action;
import dev.tenfold.policy.Checks;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Origin;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.Stage;
import dev.tenfold.training.TrainingRun;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts as a patch that came out right, as somebody else's business and as our defect. */
class OutcomeTest {
  private static final TrainingRun QLORA = run(Method.QLORA, Stage.SFT);
  private static final TrainingRun FULL = run(Method.FULL, Stage.SFT);

  private static TrainingRun run(Method method, Stage stage) {
    Answer answer =
        Review.of(
            Request.ofFile(
                Manifest.submitted(Variants.of(0).object()),
                PatchPropertiesTest.lookup(Variants.of(0).files()),
                PatchPropertiesTest.TODAY),
            PatchPropertiesTest.PATCH);
    TrainingRun any = answer.runs().getFirst().run();
    return new TrainingRun(
        any.at(),
        any.where(),
        any.program(),
        any.framework(),
        any.frameworkTitle(),
        method,
        "",
        stage,
        any.learningRate(),
        Set.of(),
        any.remedy(),
        any.trace());
  }

  private static LearningRate rate(String text) {
    return new LearningRate.Known(new BigDecimal(text), text, new Origin.Scattered(List.of()));
  }

  private static Judged judged(TrainingRun run, String rate, Action action) {
    TrainingRun at = run.at(rate(rate));
    return new Judged(
        at,
        at.stage().id(),
        Checks.judge(at, PatchPropertiesTest.POLICY),
        action,
        "",
        Optional.empty());
  }

  private static Outcome.Then then(TrainingRun run, String rate) {
    TrainingRun at = run.at(rate(rate));
    return new Outcome.Then(at, Checks.judge(at, PatchPropertiesTest.POLICY));
  }

  private static Outcome outcome(List<Judged> before, Outcome.Then... after) {
    return Outcome.of(before, List.of(after), Set.of(0));
  }

  @Test
  void theWantedRunAtItsSuggestedRateIsRight() {
    assertEquals(
        new Outcome.Right(List.of(0)),
        outcome(
            List.of(judged(QLORA, "2e-5", Action.PATCH), judged(FULL, "2e-5", Action.OFF)),
            then(QLORA, "2.0e-4"),
            then(FULL, "2e-5")));
  }

  @Test
  void anotherRunWithTheSameFaultMayBecomeRightWithIt() {
    assertEquals(
        new Outcome.Right(List.of(0, 1)),
        outcome(
            List.of(judged(QLORA, "2e-5", Action.PATCH), judged(QLORA, "2e-5", Action.WARN)),
            then(QLORA, "2.0e-4"),
            then(QLORA, "2.0e-4")));
  }

  @Test
  void anotherRunThatNobodyHearsOfStaysAsItIs() {
    assertEquals(
        new Outcome.OthersChange("another run of the object would change with it"),
        outcome(
            List.of(judged(QLORA, "2e-5", Action.PATCH), judged(QLORA, "2e-5", Action.AUDIT)),
            then(QLORA, "2.0e-4"),
            then(QLORA, "2.0e-4")));
    assertEquals(
        new Outcome.OthersChange("another run of the object would change with it"),
        outcome(
            List.of(judged(QLORA, "2e-5", Action.PATCH), judged(FULL, "2e-5", Action.OFF)),
            then(QLORA, "2.0e-4"),
            then(FULL, "2.0e-4")));
  }

  @Test
  void otherRunsThanBeforeAreNotOursToStart() {
    Outcome others = new Outcome.OthersChange("the object would start other runs then");
    assertEquals(others, outcome(List.of(judged(QLORA, "2e-5", Action.PATCH))));
    assertEquals(
        others,
        outcome(
            List.of(judged(QLORA, "2e-5", Action.PATCH)),
            then(run(Method.QLORA, Stage.DPO), "2.0e-4")));
  }

  @Test
  void anotherRateThanTheSuggestedOneIsADefectOfOurs() {
    String where = QLORA.where();
    for (String rate : List.of("2e-5", "2.0e-3", "1.0e-4")) {
      assertEquals(
          new Outcome.Defect(where + " is at " + rate(rate)),
          outcome(List.of(judged(QLORA, "2e-5", Action.PATCH)), then(QLORA, rate)));
    }
  }
}
