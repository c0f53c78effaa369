package dev.tenfold.job;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds that are judged: those that Tenfold knows, and those that a policy adds as data. */
public final class KnownKinds {
  public static final KnownKinds BUILT_IN = new KnownKinds(JobKinds.ALL);

  private final Map<Name, JobKind> kinds = new LinkedHashMap<>();

  /** A kind's name, whatever the version. */
  private record Name(String group, String kind) {}

  /**
   * A kind that carries pod templates in a usual place and that needs no code.
   *
   * @param podTemplates paths from the root, {@code *} for every key or element
   */
  public record Added(String group, String kind, List<String> podTemplates) {
    public Added {
      podTemplates = List.copyOf(podTemplates);
    }
  }

  private KnownKinds(List<JobKind> kinds) {
    kinds.forEach(kind -> this.kinds.putIfAbsent(name(kind), kind));
  }

  private static Name name(JobKind kind) {
    return new Name(kind.facts().group(), kind.facts().kind());
  }

  /**
   * These kinds and those. Paths of one added kind count together; of a kind that Tenfold knows,
   * what it knows counts.
   */
  public KnownKinds with(List<Added> added) {
    if (added.isEmpty()) {
      return this;
    }
    Map<Name, List<String>> paths = new LinkedHashMap<>();
    for (Added kind : added) {
      paths
          .computeIfAbsent(new Name(kind.group(), kind.kind()), _ -> new ArrayList<>())
          .addAll(kind.podTemplates());
    }
    List<JobKind> all = new ArrayList<>(kinds.values());
    paths.forEach((name, templates) -> {
      KindFacts facts =
          KindFacts.of(name.group(), name.kind(), "")
              .podTemplates(templates.stream().distinct().toArray(String[]::new));
      all.add(() -> facts);
    });
    return new KnownKinds(all);
  }

  /** The kind of an object that is judged. */
  public Optional<JobKind> of(Manifest object) {
    return of(object.group(), object.kind()).filter(kind -> kind.facts().judges(object));
  }

  /** The kind with this group and name, whatever the version. */
  public Optional<JobKind> of(String group, String kind) {
    return Optional.ofNullable(kinds.get(new Name(group, kind)));
  }

  /** Where things are looked up for the object: first in what it brings along. */
  public Lookup around(Manifest object, Lookup lookup) {
    return of(object.group(), object.kind())
        .map(kind -> kind.around(object, lookup))
        .orElse(lookup);
  }

  /** What an object starts, whether it is judged by itself or not. */
  public List<Work> works(Manifest object, Lookup lookup) {
    return of(object.group(), object.kind())
        .map(kind -> kind.works(object, lookup, this))
        .orElse(List.of());
  }
}
