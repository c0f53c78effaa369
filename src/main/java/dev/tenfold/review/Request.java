package dev.tenfold.review;

import dev.tenfold.policy.Day;
import dev.tenfold.policy.Exemptions;
import dev.tenfold.source.Limits;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.Optional;

/**
 * An object to be reviewed.
 *
 * @param old the object before an UPDATE
 * @param from who asks
 * @param namespace where the object is, or is to be; empty where that is not known
 * @param today the day on which exemptions must hold
 * @param limits what the review may cost
 */
public record Request(
    Manifest object,
    Optional<Manifest> old,
    Lookup lookup,
    Asker from,
    String namespace,
    Day today,
    Limits limits) {
  /** One with the limits that hold where nobody sets any. */
  public Request(
      Manifest object,
      Optional<Manifest> old,
      Lookup lookup,
      Asker from,
      String namespace,
      Day today) {
    this(object, old, lookup, from, namespace, today, Limits.DEFAULT);
  }

  /** Who has the object written. */
  public sealed interface Asker {
    /** A user of a cluster, as its API server names it. */
    record User(Exemptions.User user) implements Asker {
      /** Service accounts, the controller manager and the nodes create what others asked for. */
      boolean isComponent() {
        String name = user.name();
        return name.startsWith("system:serviceaccount:")
            || name.startsWith("system:node:")
            || name.equals("system:kube-controller-manager");
      }
    }

    /** A file, whose owner references are taken for true. */
    record File() implements Asker {}
  }

  /** An object of a file. */
  public static Request ofFile(Manifest object, Lookup lookup, Day today) {
    return new Request(
        object,
        Optional.empty(),
        lookup,
        new Asker.File(),
        object.namespace(),
        today,
        Limits.DEFAULT);
  }
}
