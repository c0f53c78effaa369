package dev.tenfold.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenfold.source.Reading;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What the body of a review holds. */
sealed interface Body {
  /** An AdmissionReview. */
  record Asked(AdmissionRequest request) implements Body {}

  /** None; {@code why} is a clause for whoever sent it. */
  record Wrong(String why) implements Body {}

  /**
   * One with an object that an API server takes and nobody writes: as a tree it would take many
   * times the memory of its text, or more stack than there is.
   */
  record Overrun(String uid) implements Body {
    static final String WHY =
        "nested deeper than "
            + DEEPEST
            + " levels, more than "
            + MOST / 2
            + " values, or a number or name without end";
  }

  int DEEPEST = 500;

  /** Of tokens, brackets among them: some twenty times what a job with all its scripts has. */
  int MOST = 500_000;

  Logger LOG = Logger.getLogger(Body.class);
  ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxTokenCount(MOST)
                          .maxStringLength(BodyLimit.BYTES)
                          .build())
                  .build())
          .build();

  /** Never throws. */
  static Body of(byte[] bytes) {
    if (bytes.length == 0) {
      return new Wrong("the body is empty");
    }
    try {
      return switch (AdmissionRequest.of(JSON.readTree(bytes))) {
        case Reading.Found<AdmissionRequest>(AdmissionRequest request) -> new Asked(request);
        case Reading.Unreadable<AdmissionRequest>(String why) -> new Wrong(why);
        case Reading.Absent<AdmissionRequest> _ -> new Wrong("the body is empty");
      };
    } catch (StreamConstraintsException tooMuch) {
      return uid(bytes)
          .<Body>map(Overrun::new)
          .orElseGet(() -> new Wrong("the body is not read: " + Overrun.WHY));
    } catch (JacksonException broken) {
      Optional<JsonLocation> at = Optional.ofNullable(broken.getLocation());
      return new Wrong(
          "the body is no JSON: line "
              + at.map(JsonLocation::getLineNr).orElse(1)
              + ", column "
              + at.map(JsonLocation::getColumnNr).orElse(1));
    } catch (IOException cannotHappenInMemory) {
      LOG.error("a body in memory could not be read", cannotHappenInMemory);
      return new Wrong("the body cannot be read");
    }
  }

  /** API servers write it before the object. */
  private static Optional<String> uid(byte[] bytes) {
    try (JsonParser parser = JSON.createParser(bytes)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && isUid(parser.getParsingContext())) {
          return Optional.of(parser.getText()).filter(uid -> !uid.isEmpty());
        }
      }
      return Optional.empty();
    } catch (IOException tooMuch) {
      return Optional.empty();
    }
  }

  private static boolean isUid(JsonStreamContext field) {
    return field.getNestingDepth() == 2
        && "uid".equals(field.getCurrentName())
        && "request".equals(field.getParent().getCurrentName());
  }
}
