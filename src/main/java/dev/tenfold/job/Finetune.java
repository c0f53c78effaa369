package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** DataTunerX's Finetune. */
public final class Finetune implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("finetune.datatunerx.io", "Finetune", "finetunes", "v1beta1")
          .reads("/spec/hyperparameter");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return List.of(DataTunerX.works(object.root().child("spec"), object.namespace(), lookup));
  }
}
