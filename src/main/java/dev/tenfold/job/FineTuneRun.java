package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The FineTuneRun of kube-llmops, which runs LLaMA-Factory (GaeaRuiW/kube-llmops, operator). */
public final class FineTuneRun implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("llmops.kubellmops.io", "FineTuneRun", "finetuneruns", "v1alpha1")
          .reads("/spec/method", "/spec/training");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    Field spec = object.root().child("spec");
    Map<String, Text> settings = new LinkedHashMap<>(Scalars.entries(spec));
    settings.putAll(Scalars.entries(spec.child("training")));
    return List.of(
        new Declared(
            spec.at(), "the resource", "llama-factory", settings, Optional.empty(), Map.of()));
  }
}
