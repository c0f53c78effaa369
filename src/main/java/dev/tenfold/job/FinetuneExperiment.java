package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** DataTunerX's FinetuneExperiment, around several jobs. */
public final class FinetuneExperiment implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("finetune.datatunerx.io", "FinetuneExperiment", "finetuneexperiments", "v1beta1")
          .reads("/spec/finetuneJobs/*/spec/finetune/finetuneSpec/hyperparameter");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return object.root().down("spec", "finetuneJobs").items().stream()
        .map(job -> job.down("spec", "finetune", "finetuneSpec"))
        .<Work>map(spec -> DataTunerX.works(spec, object.namespace(), lookup))
        .toList();
  }
}
