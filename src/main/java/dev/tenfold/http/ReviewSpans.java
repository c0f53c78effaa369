package dev.tenfold.http;

import dev.tenfold.review.Answer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One span a review, in the trace of the API server where that one traces, and as seldom as it
 * does. A span has what the metrics have, and the namespace: no name, no text and no value of an
 * object.
 */
final class ReviewSpans implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final TextMapGetter<String> TRACE_PARENT =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String parent) {
          return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable String parent, String key) {
          return key.equals("traceparent") ? parent : null;
        }
      };

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /** Refuses an endpoint that is no URL of http or https with an IllegalArgumentException. */
  ReviewSpans(String endpoint) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.replaceFirst("/+$", "") + "/v1/traces")
            .setTimeout(PATIENCE)
            .build();
    this.provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "tenfold")))
            .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build();
    this.tracer = provider.get("dev.tenfold");
  }

  Answer review(String webhook, AdmissionRequest request, String parent, Supplier<Answer> review) {
    Span span =
        tracer
            .spanBuilder("review " + webhook)
            .setSpanKind(SpanKind.SERVER)
            .setParent(
                W3CTraceContextPropagator.getInstance()
                    .extract(Context.root(), parent, TRACE_PARENT))
            .startSpan();
    try {
      Answer answer = review.get();
      span.setAttribute("tenfold.kind", ReviewMetrics.kind(request));
      span.setAttribute("tenfold.operation", ReviewMetrics.operation(request));
      span.setAttribute("tenfold.verdict", ReviewMetrics.verdict(answer));
      span.setAttribute("tenfold.action", answer.action().id());
      span.setAttribute("k8s.namespace.name", request.namespace());
      return answer;
    } catch (RuntimeException defect) {
      span.setStatus(StatusCode.ERROR, "a defect of tenfold");
      throw defect;
    } finally {
      span.end();
    }
  }

  @Override
  public void close() {
    provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
