package dev.tenfold.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.policy.Exemptions;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The request of an AdmissionReview, {@code admission.k8s.io/v1}.
 *
 * @param subResource empty for the object itself
 */
record AdmissionRequest(
    String uid,
    String operation,
    Exemptions.User user,
    Manifest object,
    Optional<Manifest> old,
    String namespace,
    String subResource,
    Purpose purpose) {
  /** What becomes of the object if it is admitted. */
  enum Purpose {
    STORE,
    DRY_RUN
  }

  /** Together with the last lookup, which may begin just before its end, below every timeout. */
  private static final Duration TIME_TO_LOOK_UP = Duration.ofSeconds(2);

  private static final String VERSION = "admission.k8s.io/v1";
  private static final Set<String> WITHOUT_OBJECT = Set.of("DELETE", "CONNECT");

  /** Whether it is about an object as a whole; a scale, a status or a deletion is never refused. */
  boolean isJudged() {
    return !WITHOUT_OBJECT.contains(operation) && subResource.isEmpty();
  }

  /** What a body is: a request, or a sentence about what is wrong with it. */
  static Reading<AdmissionRequest> of(JsonNode review) {
    if (!review.isObject() || !review.path("kind").asText("").equals("AdmissionReview")) {
      return new Reading.Unreadable<>("the body is no AdmissionReview");
    }
    if (!review.path("apiVersion").asText("").equals(VERSION)) {
      return new Reading.Unreadable<>(
          "AdmissionReview of version \""
              + review.path("apiVersion").asText("")
              + "\" is not served; send "
              + VERSION);
    }
    JsonNode request = review.path("request");
    if (!request.isObject()) {
      return new Reading.Unreadable<>("the AdmissionReview has no request");
    }
    if (request.path("uid").asText("").isEmpty()) {
      return new Reading.Unreadable<>("the request has no uid");
    }
    String operation = request.path("operation").asText("");
    if (!request.path("object").isObject() && !WITHOUT_OBJECT.contains(operation)) {
      return new Reading.Unreadable<>("the request has no object");
    }
    JsonNode old = request.path("oldObject");
    return new Reading.Found<>(
        new AdmissionRequest(
            request.path("uid").asText(),
            operation,
            user(request.path("userInfo")),
            Manifest.submitted(request.path("object")),
            old.isObject() ? Optional.of(Manifest.submitted(old)) : Optional.empty(),
            request.path("namespace").asText(""),
            request.path("subResource").asText(""),
            request.path("dryRun").asBoolean(false) ? Purpose.DRY_RUN : Purpose.STORE));
  }

  private static Exemptions.User user(JsonNode userInfo) {
    List<String> groups = new ArrayList<>();
    userInfo.path("groups").forEach(group -> groups.add(group.asText("")));
    return new Exemptions.User(userInfo.path("username").asText(""), groups);
  }

  /**
   * Looks in the namespace of the request where the object itself names none yet, and for no longer
   * than a review may take.
   */
  Lookup in(Lookup lookup) {
    long end = System.nanoTime() + TIME_TO_LOOK_UP.toNanos();
    return reference ->
        System.nanoTime() > end
            ? new Reading.Unreadable<>(reference + " could not be read in time")
            : lookup.find(
                reference.namespace().isEmpty()
                    ? new Lookup.Reference(
                        reference.group(), reference.kind(), namespace, reference.name())
                    : reference);
  }
}
