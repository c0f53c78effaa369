package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** What is created together refers to each other. */
  @Override
  public Lookup around(Manifest object, Lookup lookup) {
    List<Manifest> siblings =
        object.root().down("spec", "components").items().stream()
            .map(component -> Manifest.embedded(component.child("template")))
            .toList();
    return reference -> sibling(siblings, reference).orElseGet(() -> lookup.find(reference));
  }

  private static Optional<Reading<Manifest>> sibling(
      List<Manifest> siblings, Lookup.Reference reference) {
    return siblings.stream()
        .filter(sibling ->
            sibling.group().equals(reference.group())
                && sibling.kind().equals(reference.kind())
                && sibling.name().equals(reference.name()))
        .<Reading<Manifest>>map(Reading.Found::new)
        .findFirst();
  }
}
