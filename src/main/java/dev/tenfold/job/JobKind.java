package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** A kind of object that starts processes: one class for each, mostly facts. */
public interface JobKind {
  /** What is known of the kind. */
  KindFacts facts();

  /** What an object of this kind starts. Fields of the wrong type read as unknown text. */
  default List<Work> works(Manifest object, Lookup lookup) {
    return PodTemplates.works(object, facts().podTemplates());
  }

  /** The same where the object may hold whole objects, which are of one of these kinds. */
  default List<Work> works(Manifest object, Lookup lookup, KnownKinds kinds) {
    return works(object, lookup);
  }

  /** Where things are looked up for an object that brings others along. */
  default Lookup around(Manifest object, Lookup lookup) {
    return lookup;
  }
}
