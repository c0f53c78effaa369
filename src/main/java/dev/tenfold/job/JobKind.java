package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;

/** A kind of object that starts processes: one class for each, mostly facts. */
public interface JobKind {
  /** What is known of the kind. */
  KindFacts facts();

  /** Whether this object of the kind is judged; all are, but for kinds that mostly do not train. */
  default boolean judges(Manifest object) {
    return true;
  }

  /** What an object of this kind starts. Fields of the wrong type read as unknown text. */
  default List<Work> works(Manifest object, Lookup lookup) {
    return PodTemplates.works(object, facts().podTemplates());
  }
}
