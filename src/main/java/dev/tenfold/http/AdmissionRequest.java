package dev.tenfold.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.util.Optional;

/** The request of an AdmissionReview, {@code admission.k8s.io/v1}. */
record AdmissionRequest(
    String uid,
    String operation,
    String user,
    Manifest object,
    Optional<Manifest> old,
    String namespace) {
  private static final String VERSION = "admission.k8s.io/v1";

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
    if (!request.path("object").isObject()) {
      return new Reading.Unreadable<>("the request has no object");
    }
    JsonNode old = request.path("oldObject");
    return new Reading.Found<>(
        new AdmissionRequest(
            request.path("uid").asText(),
            request.path("operation").asText(""),
            request.path("userInfo").path("username").asText(""),
            Manifest.submitted(request.path("object")),
            old.isObject() ? Optional.of(Manifest.submitted(old)) : Optional.empty(),
            request.path("namespace").asText("")));
  }

  /** Looks in the namespace of the request where the object itself names none yet. */
  Lookup in(Lookup lookup) {
    return reference ->
        lookup.find(
            reference.namespace().isEmpty()
                ? new Lookup.Reference(
                    reference.group(), reference.kind(), namespace, reference.name())
                : reference);
  }
}
