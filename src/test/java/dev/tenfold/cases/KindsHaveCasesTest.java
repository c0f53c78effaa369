package dev.tenfold.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.job.JobKinds;
import dev.tenfold.job.KindFacts;
import dev.tenfold.source.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No kind without the cases that show it: one that refuses, one that is right, and so on. */
class KindsHaveCasesTest {
  private static final List<String> WANTED =
      List.of("refused", "right", "unknown", "nothing to judge", "an update that passes");

  /** Resources of DataTunerX do nothing else, and have no field that turns the adapter off. */
  private static final Set<String> ALWAYS_AN_ADAPTER_RUN =
      Set.of(
          "core.datatunerx.io/Hyperparameter",
          "finetune.datatunerx.io/Finetune",
          "finetune.datatunerx.io/FinetuneJob",
          "finetune.datatunerx.io/FinetuneExperiment");

  @Test
  void everyKindIsShownRefusingAndAllowing() {
    Map<String, Set<String>> shown = shown();
    List<String> missing = new ArrayList<>();
    for (KindFacts facts : JobKinds.ALL.stream().map(kind -> kind.facts()).toList()) {
      String name = name(facts.group(), facts.kind());
      List<String> lacks =
          wanted(facts).stream()
              .filter(what -> !shown.getOrDefault(name, Set.of()).contains(what))
              .toList();
      if (!lacks.isEmpty()) {
        missing.add(name + " has no case for: " + String.join(", ", lacks));
      }
    }
    assertEquals("", String.join("\n", missing));
  }

  /** A kind about which the webhook is only asked at its creation has no update to show. */
  private static List<String> wanted(KindFacts facts) {
    List<String> wanted = new ArrayList<>(WANTED);
    if (!facts.operations().contains(KindFacts.Operation.UPDATE)) {
      wanted.remove("an update that passes");
    }
    if (ALWAYS_AN_ADAPTER_RUN.contains(name(facts.group(), facts.kind()))) {
      wanted.remove("nothing to judge");
    }
    return wanted;
  }

  private static String name(String group, String kind) {
    return group + "/" + kind;
  }

  private static Map<String, Set<String>> shown() {
    Map<String, Set<String>> shown = new LinkedHashMap<>();
    for (Case example : Case.all()) {
      Manifest object = Manifest.submitted(example.object());
      shown
          .computeIfAbsent(name(object.group(), object.kind()), _ -> new TreeSet<>())
          .addAll(shows(example));
    }
    return shown;
  }

  private static List<String> shows(Case example) {
    JsonNode expect = example.expect();
    String action = expect.path("action").asText();
    List<String> verdicts = expect.path("runs").findValuesAsText("verdict");
    if (action.equals("deny")) {
      return List.of("refused");
    }
    if (!action.equals("allow")) {
      return List.of();
    }
    if (example.oldObject().isPresent()) {
      return List.of("an update that passes");
    }
    if (verdicts.stream().allMatch("not-applicable"::equals)) {
      return List.of("nothing to judge");
    }
    return verdicts.stream()
        .map(verdict -> verdict.equals("ok") ? "right" : verdict)
        .distinct()
        .toList();
  }
}
