package dev.tenfold.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a case file shows of a framework, by what it expects and not by its name. */
enum Shown {
  COPIED("a copied rate in the object"),
  RIGHT("a right rate that is set"),
  RECIPE("a rate in a ConfigMap"),
  COMMAND_LINE_OVER_RECIPE("a rate in the object over one in a ConfigMap"),
  DEFAULT("the default rate"),
  FULL("full fine-tuning"),
  LORA("an adapter on an unquantised base"),
  PATCH("the object after a patch");

  private static final Pattern RATE = Pattern.compile("\\b(lr|learning_rate)\\b");

  private final String title;

  Shown(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  static Set<Shown> of(Case example, JsonNode run) {
    String origin = run.path("origin").asText();
    boolean inObject = origin.startsWith("/");
    Set<Shown> shown = EnumSet.noneOf(Shown.class);
    add(shown, COPIED, inObject && is(run, "verdict", "copied"));
    add(shown, RIGHT, is(run, "verdict", "ok") && !origin.startsWith("default of "));
    add(shown, RECIPE, origin.startsWith("ConfigMap "));
    add(shown, COMMAND_LINE_OVER_RECIPE, inObject && hasRecipe(example));
    add(shown, DEFAULT, origin.startsWith("default of "));
    add(shown, FULL, is(run, "verdict", "not-applicable"));
    add(shown, LORA, is(run, "method", "lora"));
    add(shown, PATCH, example.expect().has("after"));
    return shown;
  }

  private static void add(Set<Shown> shown, Shown kind, boolean isShown) {
    if (isShown) {
      shown.add(kind);
    }
  }

  private static boolean is(JsonNode run, String field, String value) {
    return run.path(field).asText().equals(value);
  }

  /** Whether a ConfigMap that the object may mount has a rate as well. */
  private static boolean hasRecipe(Case example) {
    for (JsonNode object : example.cluster()) {
      for (JsonNode text : object.path("data")) {
        if (RATE.matcher(text.asText()).find()) {
          return true;
        }
      }
    }
    return false;
  }
}
