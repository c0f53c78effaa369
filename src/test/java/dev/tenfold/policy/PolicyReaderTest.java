package dev.tenfold.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.policy.PolicyExamples.Example;
import dev.tenfold.source.Reading;
import dev.tenfold.training.Stage;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyReaderTest {
  static List<Example> refused() {
    return PolicyExamples.refused();
  }

  static List<Example> accepted() {
    return PolicyExamples.accepted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefusedWithTheWholeSentence(Example example) {
    String also = example.text("also").isEmpty() ? "" : "; " + example.text("also");
    assertEquals(
        example.text("at") + ": " + example.text("says") + also,
        assertInstanceOf(
                PolicyReading.Invalid.class, PolicyReader.read(example.policy()).strictly())
            .sentence());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void isAccepted(Example example) {
    PolicyReading reading = PolicyReader.read(example.policy()).strictly();
    assertInstanceOf(PolicyReading.Valid.class, reading, reading::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          full: 1.0e-5, qlora: 1.0e-4               | 0.00001  | 0.0001  | 10 | 0.0000316
          full: 1.0e-5, qlora: 4.0e-4               | 0.00001  | 0.0004  | 40 | 0.0000632
          full: 1.0e-5, factor: 4                   | 0.00001  | 0.00004 | 4  | 0.00002
          full: 1.0e-5                              | 0.00001  | 0.0001  | 10 | 0.0000316
          factor: 4                                 | 0.00002  | 0.00008 | 4  | 0.00004
          qlora: 8.0e-5                             | 0.00002  | 0.00008 | 4  | 0.00004
          threshold: 5.0e-5                         | 0.00002  | 0.0002  | 10 | 0.00005
          full: 2.0e-5, qlora: 2.0e-4, factor: 4    | 0.00002  | 0.0002  | 4  | 0.00004
          """)
  void whatRatesLeaveOutFollowsFromWhatTheySay(
      String written, BigDecimal full, BigDecimal qlora, BigDecimal factor, BigDecimal threshold) {
    StageRates rates =
        read("stages: [{name: sft, " + written + "}]").stages().of(Stage.SFT).rates();
    assertEquals(
        List.of(full, qlora, factor, threshold).stream()
            .map(BigDecimal::stripTrailingZeros)
            .toList(),
        List.of(rates.full(), rates.qlora(), rates.factor(), rates.threshold()));
  }

  @Test
  void everySentenceIsShownByAnExample() throws Exception {
    Set<String> shown = new HashSet<>();
    PolicyExamples.refused().forEach(example -> shown.add(example.text("says")));
    for (Field rule : Rules.class.getFields()) {
      assertTrue(shown.contains(rule.get(null)), rule.getName());
    }
  }

  @Test
  void anActionForAllStagesYieldsToTheActionOfOne() {
    Stages stages = read("copied: Patch\n  stages: [{name: dpo, action: Audit}]").stages();
    assertEquals(Action.PATCH, stages.of(Stage.SFT).copied());
    assertEquals(Action.PATCH, stages.of(Stage.ORPO).copied());
    assertEquals(Action.AUDIT, stages.of(Stage.DPO).copied());
  }

  @Test
  void nothingSaidIsTheDefaultUnderAnotherName() {
    Policy policy = read("{}");
    assertEquals(Policy.DEFAULT.stages(), policy.stages());
    assertEquals(Policy.DEFAULT.actions(), policy.actions());
    assertEquals(Policy.DEFAULT.exemptions(), policy.exemptions());
  }

  @Test
  void aFieldOfAnotherVersionIsPassedOverInTheClusterAndAMistakeInAFile() {
    PolicyReading reading = PolicyReader.read(PolicyExamples.refused().getLast().policy());
    assertEquals(
        "spec.stagez",
        assertInstanceOf(PolicyReading.Valid.class, reading).ignored().getFirst().at().toPath());
    assertInstanceOf(PolicyReading.Invalid.class, reading.strictly());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          apiVersion: v1, kind: LearningRatePolicy             | it is no policy; write apiVersion: tenfold.dev/v1alpha1, kind: LearningRatePolicy
          apiVersion: tenfold.dev/v1, kind: LearningRatePolicy | it is no policy; write apiVersion: tenfold.dev/v1alpha1, kind: LearningRatePolicy
          apiVersion: tenfold.dev/v1alpha1, kind: LearningRatePolicy, spec: [] | spec: write a map of fields
          apiVersion: tenfold.dev/v1alpha1, kind: LearningRatePolicy, spec: {stages: sft} | spec.stages: write a list
          apiVersion: tenfold.dev/v1alpha1, kind: LearningRatePolicy, spec: {stages: [sft]} | spec.stages[0]: write a map of fields
          apiVersion: tenfold.dev/v1alpha1, kind: LearningRatePolicy, spec: {match: {objectSelector: {matchLabels: {a: 1}}}} | spec.match.objectSelector.matchLabels.a: write text, in quotes where it looks like a number or a boolean
          apiVersion: tenfold.dev/v1alpha1, kind: LearningRatePolicy, spec: {priority: 99999999999} | spec.priority: write a whole number
          """)
  void whatIsNoPolicyIsRefusedWithASentence(String fields, String sentence) {
    assertEquals(new Reading.Unreadable<>(sentence), PolicyText.read("{" + fields + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          match: {rate: 1}                                            | match              | kinds, namespaceSelector, objectSelector
          match: {kinds: [{kind: Job, rate: 1}]}                      | match.kinds[0]     | group, kind
          match: {objectSelector: {matchLabels: {a: b}, rate: 1}}     | match.objectSelector | matchLabels, matchExpressions
          match: {objectSelector: {matchExpressions: [{key: a, operator: Exists, rate: 1}]}} | match.objectSelector.matchExpressions[0] | key, operator, values
          additionalKinds: [{group: g.io, kind: K, podTemplates: [/spec/template], rate: 1}] | additionalKinds[0] | group, kind, podTemplates
          methods: {rate: 1}                                          | methods            | qlora, lora
          stages: [{name: sft, action: Warn, rate: 1}]                | stages[0]          | name, action, full, qlora, factor, threshold, frameworks, recognisedBy
          stages: [{name: sft, frameworks: [{name: trl, action: Warn, rate: 1}]}] | stages[0].frameworks[0] | name, action, full, qlora, factor, threshold
          stages: [{name: own, full: 1e-5, qlora: 1e-4, recognisedBy: {scripts: [a.py], rate: 1}}] | stages[0].recognisedBy | scripts, objectSelector
          exemptions: {rate: 1}                                       | exemptions         | annotation, annotationUntil, subjects
          exemptions: {subjects: [{users: [a], reason: b, rate: 1}]}  | exemptions.subjects[0] | users, groups, serviceAccounts, reason, until
          """)
  void aFieldThatIsUnknownThereIsRefusedInAFileWhereverItStands(
      String spec, String place, String fields) {
    assertEquals(
        new Reading.Unreadable<>(
            "spec." + place + ".rate: unknown field; the fields here are " + fields),
        PolicyText.read(
            "apiVersion: tenfold.dev/v1alpha1\nkind: LearningRatePolicy\nmetadata: {name: p}\nspec:\n  "
                + spec));
  }

  @Test
  void aTextHoldsSeveralPoliciesAndLists() {
    Policies policies =
        PolicyText.read(
                """
                apiVersion: tenfold.dev/v1alpha1
                kind: LearningRatePolicy
                metadata: {name: b}
                ---
                apiVersion: v1
                kind: List
                items:
                  - {apiVersion: tenfold.dev/v1alpha1, kind: LearningRatePolicy, metadata: {name: a}}
                  - apiVersion: tenfold.dev/v1alpha1
                    kind: LearningRatePolicy
                    metadata: {name: z}
                    spec: {priority: 1}
                """)
            .found()
            .orElseThrow();
    assertEquals(List.of("z", "a", "b"), policies.inOrder().stream().map(Policy::name).toList());
  }

  @Test
  void anEmptyTextIsNoPolicy() {
    assertEquals(
        new Reading.Unreadable<>("it holds no policy; write a LearningRatePolicy"),
        PolicyText.read("# nothing\n"));
    assertEquals(Optional.empty(), PolicyText.read("a: [").found());
  }

  private static Policy read(String spec) {
    return PolicyText.read(
            "apiVersion: tenfold.dev/v1alpha1\nkind: LearningRatePolicy\nmetadata: {name: p}\nspec:\n  "
                + spec)
        .found()
        .orElseThrow()
        .inOrder()
        .getFirst();
  }
}
