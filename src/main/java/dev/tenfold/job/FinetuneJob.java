package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** DataTunerX's FinetuneJob, around one Finetune. */
public final class FinetuneJob implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("finetune.datatunerx.io", "FinetuneJob", "finetunejobs", "v1beta1")
          .reads("/spec/finetune/finetuneSpec/hyperparameter");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return List.of(
        DataTunerX.works(
            object.root().down("spec", "finetune", "finetuneSpec"), object.namespace(), lookup));
  }
}
