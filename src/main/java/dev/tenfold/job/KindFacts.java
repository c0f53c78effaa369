package dev.tenfold.job;

import dev.tenfold.source.Manifest;
import dev.tenfold.source.Pointer;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a kind. Paths have {@code *} for every key or element.
 *
 * @param group API group, empty for the core group
 * @param versions versions that are served somewhere, newest first
 * @param resource plural name, as in webhook rules
 * @param operations on which the webhook is asked
 * @param label without which, as {@code true}, an object of the kind is not judged
 * @param podTemplates where pod templates are; the empty path is the object itself
 * @param reads the other places that are read
 * @param immutable what cannot change after the object was created, so that no patch of an UPDATE
 *     may touch it
 */
public record KindFacts(
    String group,
    List<String> versions,
    String kind,
    String resource,
    Scope scope,
    List<Operation> operations,
    Optional<String> label,
    List<String> podTemplates,
    List<String> reads,
    List<String> immutable) {

  /** Whether objects of a kind belong to a namespace. */
  public enum Scope {
    NAMESPACED,
    CLUSTER
  }

  /** What is done with an object. */
  public enum Operation {
    CREATE,
    UPDATE
  }

  public KindFacts {
    versions = List.copyOf(versions);
    operations = List.copyOf(operations);
    podTemplates = List.copyOf(podTemplates);
    reads = List.copyOf(reads);
    immutable = List.copyOf(immutable);
  }

  /** A namespaced kind of which nothing is read yet. */
  static KindFacts of(String group, String kind, String resource, String... versions) {
    return new KindFacts(
        group,
        List.of(versions),
        kind,
        resource,
        Scope.NAMESPACED,
        List.of(Operation.values()),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  KindFacts clusterScoped() {
    return with(Scope.CLUSTER, operations, label, podTemplates, reads, immutable);
  }

  /** Its API server lets nothing change that is judged, whoever asks. */
  KindFacts judgedWhenCreated() {
    return with(scope, List.of(Operation.CREATE), label, podTemplates, reads, immutable);
  }

  /** Most objects of the kind are nothing to Tenfold: only those with this label are. */
  KindFacts judgedWhenLabelled(String key) {
    return with(scope, operations, Optional.of(key), podTemplates, reads, immutable);
  }

  KindFacts podTemplates(String... paths) {
    return with(scope, operations, label, List.of(paths), reads, immutable);
  }

  KindFacts reads(String... paths) {
    return with(scope, operations, label, podTemplates, List.of(paths), immutable);
  }

  KindFacts immutable(String... paths) {
    return with(scope, operations, label, podTemplates, reads, List.of(paths));
  }

  private KindFacts with(
      Scope itsScope,
      List<Operation> asked,
      Optional<String> itsLabel,
      List<String> templates,
      List<String> places,
      List<String> fixed) {
    return new KindFacts(
        group, versions, kind, resource, itsScope, asked, itsLabel, templates, places, fixed);
  }

  /** Whether an object of this group and kind is meant, whatever its version. */
  public boolean is(String otherGroup, String otherKind) {
    return group.equals(otherGroup) && kind.equals(otherKind);
  }

  /** Whether this object of the kind is judged: all are, but for a kind that asks for a label. */
  public boolean judges(Manifest object) {
    return label.isEmpty() || object.label(label.get()).equals("true");
  }

  /** Whether the value at the pointer cannot change any more. */
  public boolean isImmutable(Pointer at) {
    return immutable.stream()
        .map(path -> path.isEmpty() ? new String[0] : path.substring(1).split("/"))
        .anyMatch(path -> covers(path, at.tokens()));
  }

  private static boolean covers(String[] path, List<String> tokens) {
    if (path.length > tokens.size()) {
      return false;
    }
    for (int i = 0; i < path.length; i++) {
      if (!path[i].equals("*") && !path[i].equals(tokens.get(i))) {
        return false;
      }
    }
    return true;
  }
}
