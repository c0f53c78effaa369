package dev.tenfold.review;

import dev.tenfold.job.KnownKinds;
import dev.tenfold.source.Manifest.Owner;
import java.util.Optional;

/**
 * Objects that a controller makes of another one that is judged. Refusing them would only leave
 * their parent hanging, and a patch would fight the controller.
 */
final class Parents {
  private Parents() {}

  /** The parent that was, or would have been, judged in this object's place. */
  static Optional<Owner> of(Request request, KnownKinds kinds) {
    boolean trusted =
        switch (request.from()) {
          case Request.Asker.User user -> user.isComponent();
          case Request.Asker.File _ -> true;
        };
    return trusted
        ? request
            .object()
            .controller()
            .filter(owner -> kinds.of(owner.group(), owner.kind()).isPresent())
        : Optional.empty();
  }
}
