package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.ArrayList;
import java.util.List;

/** CodeFlare's AppWrapper: whole objects of any kind, created by its controller later. */
public final class AppWrapper implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("workload.codeflare.dev", "AppWrapper", "appwrappers", "v1beta2")
          .reads("/spec/components/*/template");

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup, KnownKinds kinds) {
    List<Work> works = new ArrayList<>();
    for (Field component : object.root().down("spec", "components").items()) {
      works.addAll(Embedded.works(component.child("template"), lookup, kinds));
    }
    return works;
  }
}
