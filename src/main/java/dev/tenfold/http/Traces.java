package dev.tenfold.http;

import dev.tenfold.review.Answer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Traces of reviews, where {@code OTEL_EXPORTER_OTLP_ENDPOINT} names who takes them. Without it no
 * class of OpenTelemetry is loaded, so that a replica that is not traced pays nothing.
 */
@ApplicationScoped
class Traces {
  private static final Logger LOG = Logger.getLogger(Traces.class);

  private final Optional<ReviewSpans> spans;

  Traces(@ConfigProperty(name = "otel.exporter.otlp.endpoint") Optional<String> endpoint) {
    this.spans = endpoint.flatMap(Traces::sentTo);
  }

  private static Optional<ReviewSpans> sentTo(String endpoint) {
    try {
      return Optional.of(new ReviewSpans(endpoint));
    } catch (IllegalArgumentException noUrl) {
      LOG.errorf(
          "no traces are sent: OTEL_EXPORTER_OTLP_ENDPOINT is \"%s\" and must be a URL such as"
              + " http://collector:4318",
          endpoint);
      return Optional.empty();
    }
  }

  /**
   * Reviews within a span.
   *
   * @param parent the header {@code traceparent} of the API server; empty if it sent none
   */
  Answer review(String webhook, AdmissionRequest request, String parent, Supplier<Answer> review) {
    return spans.isPresent() ? spans.get().review(webhook, request, parent, review) : review.get();
  }

  /** Sends what is left. */
  @PreDestroy
  void close() {
    spans.ifPresent(ReviewSpans::close);
  }
}
