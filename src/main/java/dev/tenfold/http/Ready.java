package dev.tenfold.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Policies;
import dev.tenfold.review.Request;
import dev.tenfold.review.Review;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that the HTTPS port has answered a review. The plain port listens earlier, and the
 * first reviews would cost a user half a second each, so that they are made here: many of them
 * without the port, because that is what a JVM has to compile, and one through it.
 */
@Readiness
@ApplicationScoped
class Ready implements HealthCheck {
  private static final String REVIEW =
      """
      {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"warm-up",
      "operation":"CREATE","namespace":"default","object":{"apiVersion":"batch/v1","kind":"Job",
      "metadata":{"name":"warm-up","namespace":"default"},"spec":{"template":{"spec":{"containers":[{
      "name":"warm-up","command":["sh","-c","accelerate launch sft.py $ARGS --config /warm-up/r.yaml"],
      "env":[{"name":"ARGS","value":"--use_peft --load_in_4bit --learning_rate 2e-4"}],
      "volumeMounts":[{"name":"warm-up","mountPath":"/warm-up"}]}],
      "volumes":[{"name":"warm-up","configMap":{"name":"tenfold-warm-up"}}]}}}}}}
      """;
  private static final long AGAIN_MILLIS = 200;

  /**
   * Compiled by a JVM's first compiler after some two hundred calls, and each review makes many.
   */
  private static final int REVIEWS = 20;

  private final AtomicBoolean answered = new AtomicBoolean();
  private final Vertx vertx;
  private final HttpServer server;
  private final WarmUp warmUp;

  Ready(Vertx vertx, HttpServer server, WarmUp warmUp) {
    this.vertx = vertx;
    this.server = server;
    this.warmUp = warmUp;
  }

  void start(@Observes StartupEvent event) {
    vertx
        .executeBlocking(() -> {
          Request request = request();
          for (int i = 0; i < REVIEWS; i++) {
            Review.of(request, Policies.NONE);
          }
          return true;
        })
        .onComplete(compiled -> ask());
  }

  private static Request request() throws JsonProcessingException {
    Manifest job = Manifest.submitted(new ObjectMapper().readTree(REVIEW).at("/request/object"));
    return Request.ofFile(job, Lookup.none(), new Day("2026-01-01"));
  }

  private void ask() {
    if (server.getSecurePort() <= 0) {
      vertx.setTimer(AGAIN_MILLIS, timer -> ask());
      return;
    }
    var client =
        vertx.createHttpClient(
            new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));
    client
        .request(HttpMethod.POST, server.getSecurePort(), "localhost", "/validate")
        .compose(request ->
            request.putHeader(warmUp.header(), warmUp.secret()).send(Buffer.buffer(REVIEW)))
        .onComplete(response -> {
          client.close();
          if (response.succeeded() && response.result().statusCode() == 200) {
            answered.set(true);
          } else {
            vertx.setTimer(AGAIN_MILLIS, timer -> ask());
          }
        });
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("https port answers").status(answered.get()).build();
  }
}
