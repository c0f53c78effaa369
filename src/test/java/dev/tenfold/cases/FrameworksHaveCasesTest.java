package dev.tenfold.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.framework.Framework;
import dev.tenfold.framework.Frameworks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No framework without a case that refuses a run of it and one that allows a right one, nor without
 * one of each kind that is possible for it.
 */
class FrameworksHaveCasesTest {
  private static final String REFUSED = "a copied rate that is refused";
  private static final String WARNED = "a copied rate that is warned about";
  private static final String RIGHT = "a right rate that is allowed";

  private static final String NO_FILE = "it reads no file that may hold the rate";
  private static final String FILE_ALONE = "beside a file nothing else sets the rate";
  private static final String ALWAYS_LORA = "it always trains an adapter";
  private static final String NEVER_CERTAIN = "what it trains is never certain enough for a patch";

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

  /** What a framework cannot show, and why. */
  private static final Map<String, Map<Shown, String>> IMPOSSIBLE =
      Map.ofEntries(
          Map.entry(
              "alpaca-lora",
              and(noFile(), Map.of(Shown.FULL, ALWAYS_LORA, Shown.LORA, "its base is in 8 bit"))),
          Map.entry("autotrain", Map.of(Shown.COMMAND_LINE_OVER_RECIPE, FILE_ALONE)),
          Map.entry("axolotl", Map.of(Shown.DEFAULT, "it requires a rate")),
          Map.entry("colossalai", noFile()),
          Map.entry("datatunerx", and(noFile(), Map.of(Shown.FULL, ALWAYS_LORA))),
          Map.entry("deepspeed-chat", noFile()),
          Map.entry(
              "generic",
              and(noFile(), Map.of(Shown.DEFAULT, "the script's", Shown.PATCH, NEVER_CERTAIN))),
          Map.entry(
              "kaito", Map.of(Shown.COMMAND_LINE_OVER_RECIPE, FILE_ALONE, Shown.FULL, ALWAYS_LORA)),
          Map.entry("kubeflow-llm", and(noFile(), Map.of(Shown.FULL, ALWAYS_LORA))),
          Map.entry("llama-cookbook", noFile()),
          Map.entry(
              "ludwig",
              Map.of(Shown.COMMAND_LINE_OVER_RECIPE, "its two options exclude each other")),
          Map.entry("openrlhf", noFile()),
          Map.entry(
              "sagemaker",
              and(noFile(), Map.of(Shown.DEFAULT, "the script's", Shown.PATCH, NEVER_CERTAIN))),
          Map.entry("transformers", Map.of(Shown.PATCH, NEVER_CERTAIN)));

  private static Map<Shown, String> noFile() {
    return Map.of(Shown.RECIPE, NO_FILE, Shown.COMMAND_LINE_OVER_RECIPE, NO_FILE);
  }

  private static Map<Shown, String> and(Map<Shown, String> some, Map<Shown, String> more) {
    Map<Shown, String> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

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

  @Test
  void everyFrameworkIsShownInEachWayThatIsPossible() {
    Map<String, Set<Shown>> shown = new HashMap<>();
    for (Case example : Case.all()) {
      for (JsonNode run : example.expect().path("runs")) {
        shown
            .computeIfAbsent(run.path("framework").asText(), _ -> EnumSet.noneOf(Shown.class))
            .addAll(Shown.of(example, run));
      }
    }
    List<String> wrong = new ArrayList<>();
    for (Framework framework : Frameworks.ALL) {
      Map<Shown, String> impossible = IMPOSSIBLE.getOrDefault(framework.id(), Map.of());
      Set<Shown> shows = shown.getOrDefault(framework.id(), Set.of());
      for (Shown kind : Shown.values()) {
        if (!shows.contains(kind) && !impossible.containsKey(kind)) {
          wrong.add(framework.id() + " has no case for " + kind.title());
        }
        if (shows.contains(kind) && impossible.containsKey(kind)) {
          wrong.add(
              framework.id()
                  + " has a case for "
                  + kind.title()
                  + ", although "
                  + impossible.get(kind));
        }
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
