package dev.tenfold.review;

import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.Optional;

/**
 * An object to be reviewed.
 *
 * @param old the object before an UPDATE
 * @param from who asks
 */
public record Request(Manifest object, Optional<Manifest> old, Lookup lookup, Asker from) {
  /** Who has the object written. */
  public sealed interface Asker {
    /** A user of a cluster, by the name that its API server gives. */
    record User(String name) implements Asker {
      /** Service accounts, the controller manager and the nodes create what others asked for. */
      boolean isComponent() {
        return name.startsWith("system:serviceaccount:")
            || name.startsWith("system:node:")
            || name.equals("system:kube-controller-manager");
      }
    }

    /** A file, whose owner references are taken for true. */
    record File() implements Asker {}
  }

  /** An object of a file. */
  public static Request ofFile(Manifest object, Lookup lookup) {
    return new Request(object, Optional.empty(), lookup, new Asker.File());
  }
}
