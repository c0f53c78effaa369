package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/**
 * Katib's Trial, which the controller makes of an Experiment with every searched value filled in.
 * It stands here so that what it starts counts as made by a judged parent.
 */
public final class KatibTrial implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("kubeflow.org", "Trial", "trials", "v1beta1").reads("/spec/runSpec");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup, KnownKinds kinds) {
    return Embedded.works(object.root().down("spec", "runSpec"), lookup, kinds);
  }
}
