package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ConfigMap that holds a recipe and is labelled for it, because a recipe can change after the job
 * that reads it was admitted. Every key whose recipe has a known shape is a run.
 */
public final class RecipeConfigMap implements JobKind {
  /** The label whose value {@code true} has a ConfigMap judged by itself. */
  public static final String LABEL = "tenfold.dev/recipe";

  private static final KindFacts FACTS =
      KindFacts.of("", "ConfigMap", "configmaps", "v1").reads("/data/*");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public boolean judges(Manifest object) {
    return object.label(LABEL).equals("true");
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return object.root().child("data").entries().entrySet().stream()
        .filter(entry -> entry.getValue().node().isTextual())
        .<Work>map(entry ->
            new Declared(
                entry.getValue().at(),
                "key \"" + entry.getKey() + "\"",
                "",
                Map.of(),
                Optional.of(entry.getValue().text()),
                Map.of()))
        .toList();
  }
}
