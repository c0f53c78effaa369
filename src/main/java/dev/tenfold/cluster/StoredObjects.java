package dev.tenfold.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.job.KindFacts;
import dev.tenfold.job.ReferencedKinds;
import dev.tenfold.source.Lookup.Reference;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the objects besides ConfigMaps that jobs refer to: runtimes, workflow templates, tasks.
 * They are read when a job names them, for most clusters have none, and are kept for seconds, so
 * that a sweep of a hundred jobs reads its runtime once. As trees: no field can make one
 * unreadable.
 */
@ApplicationScoped
class StoredObjects {
  private static final int MOST_KEPT = 200;

  /** Runtimes and templates have some kilobytes; what is larger is read anew each time. */
  private static final int LARGEST_KEPT = 128 * 1024;

  private static final Duration KEPT = Duration.ofSeconds(5);

  /** One that was not there may have been applied since, with the job in one file. */
  private static final Duration ABSENCE_KEPT = Duration.ofSeconds(1);

  private final ApiReader api;
  private final Expiring<Reference, Reading<Manifest>> kept = new Expiring<>(MOST_KEPT);

  StoredObjects(ApiReader api) {
    this.api = api;
  }

  /** Whether objects of this kind are read here. */
  static boolean holds(Reference reference) {
    return ReferencedKinds.of(reference.group(), reference.kind()).isPresent();
  }

  /** The object, or why it cannot be read. */
  Reading<Manifest> get(Reference reference) {
    Optional<Reading<Manifest>> known = kept.get(reference);
    if (known.isPresent()) {
      return known.get();
    }
    Reading<Manifest> read =
        ReferencedKinds.of(reference.group(), reference.kind())
            .map(facts -> read(facts, reference))
            .orElseGet(Reading.Absent::new);
    switch (read) {
      case Reading.Found<Manifest>(Manifest object) -> {
        if (Weight.of(object.tree()) <= LARGEST_KEPT) {
          kept.put(reference, read, KEPT);
        }
      }
      case Reading.Absent<Manifest> _, Reading.Unreadable<Manifest> _ ->
          kept.put(reference, read, ABSENCE_KEPT);
    }
    return read;
  }

  /** Of the versions that a kind has had, a cluster serves some. */
  private Reading<Manifest> read(KindFacts facts, Reference reference) {
    for (String version : facts.versions()) {
      Reading<JsonNode> read =
          api.read(path(facts, version, reference), reference.toString(), reference.kind());
      if (!(read instanceof Reading.Absent)) {
        return read.map(Manifest::referenced);
      }
    }
    return new Reading.Absent<>();
  }

  private static String path(KindFacts facts, String version, Reference reference) {
    String namespace =
        facts.scope() == KindFacts.Scope.CLUSTER
            ? ""
            : "/namespaces/" + encoded(reference.namespace());
    return "/apis/"
        + facts.group()
        + "/"
        + version
        + namespace
        + "/"
        + facts.resource()
        + "/"
        + encoded(reference.name());
  }

  /** A name comes from a user's object, and must not lead to another path. */
  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
