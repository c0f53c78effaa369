package dev.tenfold.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.framework.Framework;
import dev.tenfold.framework.Frameworks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No framework without a case that refuses a run of it and one that allows a right one. */
class FrameworksHaveCasesTest {
  private static final String REFUSED = "a copied rate that is refused";
  private static final String WARNED = "a copied rate that is warned about";
  private static final String RIGHT = "a right rate that is allowed";

  /** Only a name can tell that their base is quantised, or what they do is not certain. */
  private static final Set<String> WARNED_ABOUT_AT_MOST =
      Set.of(
          "colossalai",
          "deepspeed-chat",
          "generic",
          "kubeflow-llm",
          "mlx-lm",
          "nemo-rl",
          "sagemaker",
          "transformers",
          "verl");

  @Test
  void everyFrameworkIsShownRefusingAndAllowing() {
    Map<String, Set<String>> shown = new HashMap<>();
    for (Case example : underTheDefaultPolicy()) {
      for (JsonNode run : example.expect().path("runs")) {
        shown
            .computeIfAbsent(run.path("framework").asText(), _ -> new TreeSet<>())
            .add(shows(run.path("verdict").asText(), run.path("action").asText()));
      }
    }
    List<String> wrong = new ArrayList<>();
    for (Framework framework : Frameworks.ALL) {
      Set<String> shows = shown.getOrDefault(framework.id(), Set.of());
      boolean warns = WARNED_ABOUT_AT_MOST.contains(framework.id());
      for (String wanted : List.of(warns ? WARNED : REFUSED, RIGHT)) {
        if (!shows.contains(wanted)) {
          wrong.add(framework.id() + " has no case for " + wanted);
        }
      }
      if (warns && shows.contains(REFUSED)) {
        wrong.add(framework.id() + " can be refused now: take it off the list");
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static List<Case> underTheDefaultPolicy() {
    return Case.all().stream().filter(example -> example.policyObjects().isEmpty()).toList();
  }

  private static String shows(String verdict, String action) {
    return switch (verdict + " " + action) {
      case "copied deny" -> REFUSED;
      case "copied warn" -> WARNED;
      case "ok allow", "ok " -> RIGHT;
      default -> "";
    };
  }
}
