package dev.tenfold.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.policy.Mode;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.util.Optional;

/**
 * A namespace whose label asks for a mode that is none: refused while it is being labelled, because
 * later the label would only be ignored. One that was there already passes.
 */
final class NamespaceLabel {
  private NamespaceLabel() {}

  static boolean isNamespace(Manifest object) {
    return object.kind().equals("Namespace") && object.group().isEmpty();
  }

  /** Why the namespace is refused; empty where it is not. */
  static Optional<String> refusal(AdmissionRequest request) {
    if (!(Mode.of(request.object()) instanceof Reading.Unreadable<Mode>(String why))) {
      return Optional.empty();
    }
    boolean wasThere =
        request.old().filter(old -> label(old).equals(label(request.object()))).isPresent();
    return wasThere ? Optional.empty() : Optional.of("namespace label " + Mode.LABEL + ": " + why);
  }

  private static JsonNode label(Manifest namespace) {
    return namespace.root().down("metadata", "labels", Mode.LABEL).node();
  }
}
