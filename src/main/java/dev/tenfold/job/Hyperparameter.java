package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** DataTunerX's Hyperparameter, which Finetunes refer to (DataTunerX/meta-server). */
public final class Hyperparameter implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("core.datatunerx.io", "Hyperparameter", "hyperparameters", "v1beta1")
          .reads("/spec/parameters");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    return List.of(
        DataTunerX.declared(
            object.root().child("spec"),
            Scalars.entries(object.root().down("spec", "parameters"))));
  }
}
