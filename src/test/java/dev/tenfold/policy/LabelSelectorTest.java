package dev.tenfold.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.LabelSelector.Operator;
import dev.tenfold.policy.LabelSelector.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As Kubernetes selects: {@code apimachinery/pkg/labels/selector.go}. */
class LabelSelectorTest {
  @ParameterizedTest(name = "tier {0} of gold, silver, where tier is {1}: {2}")
  @CsvSource(
      textBlock =
          """
          IN,             gold, true
          IN,             iron, false
          IN,             none, false
          NOT_IN,         gold, false
          NOT_IN,         iron, true
          NOT_IN,         none, true
          EXISTS,         iron, true
          EXISTS,         none, false
          DOES_NOT_EXIST, iron, false
          DOES_NOT_EXIST, none, true
          """)
  void aConditionHolds(Operator operator, String tier, boolean holds) {
    List<String> values =
        operator == Operator.IN || operator == Operator.NOT_IN
            ? List.of("gold", "silver")
            : List.of();
    LabelSelector selector =
        new LabelSelector(Map.of(), List.of(new Requirement("tier", operator, values)));
    assertEquals(
        holds,
        selector.matches(tier.equals("none") ? Map.of("a", "b") : Map.of("a", "b", "tier", tier)));
  }

  @Test
  void itIsWrittenAsItIsReadAloud() {
    assertEquals("everything", LabelSelector.EVERYTHING.toString());
    assertEquals(
        "tier NotIn (gold, silver) and frozen DoesNotExist and a In (b)",
        new LabelSelector(
                Map.of("a", "b"),
                List.of(
                    new Requirement("tier", Operator.NOT_IN, List.of("gold", "silver")),
                    new Requirement("frozen", Operator.DOES_NOT_EXIST, List.of())))
            .toString());
  }
}
