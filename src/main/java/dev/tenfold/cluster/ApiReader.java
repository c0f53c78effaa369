package dev.tenfold.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.source.Reading;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads single objects from the API server, each time it is asked, so that what was written just
 * before a job is seen with it. A watch would be cheaper and now and then a little late, and a
 * recipe that is a little late is a wrong verdict. While the API server does not answer, what was
 * read last stands in.
 */
@ApplicationScoped
public class ApiReader {
  private static final Logger LOG = Logger.getLogger(ApiReader.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A review has a few seconds in all, and may have to read several objects. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** After a silence of the API server, reviews are not made to wait for so long. */
  private static final Duration PAUSE = Duration.ofSeconds(3);

  /**
   * The client opens a connection for each, and a read takes some milliseconds: enough for
   * thousands a second, and no crowd of new connections after a pause.
   */
  private static final int AT_ONCE = 8;

  private final KubernetesClient client;
  private final String url;
  private final MeterRegistry registry;
  private final Remembered remembered;
  private final Flights<HttpResponse<byte[]>> flights = new Flights<>(AT_ONCE, this::send);
  private volatile Instant lastAnswer = Instant.now();
  private volatile Instant pausedUntil = Instant.MIN;

  ApiReader(
      KubernetesClient client,
      MeterRegistry registry,
      @ConfigProperty(name = "tenfold.remembered-bytes", defaultValue = "4194304") long most) {
    this.client = client;
    this.registry = registry;
    this.url = client.getMasterUrl().toString().replaceAll("/$", "");
    this.remembered = new Remembered(most);
    registry.gauge("tenfold.remembered.bytes", remembered, Remembered::bytes);
  }

  /**
   * The object at a path of the API.
   *
   * @param what the object for a reader: {@code ConfigMap "recipes"}
   * @param kind for the metric
   */
  Reading<JsonNode> read(String path, String what, String kind) {
    if (Instant.now().isBefore(pausedUntil)) {
      return standIn(path, what, kind, "no answer from the API server");
    }
    try {
      HttpResponse<byte[]> answer =
          flights.fly(path).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      lastAnswer = Instant.now();
      return reading(path, what, kind, answer);
    } catch (ExecutionException | TimeoutException failure) {
      failed(failure);
      return standIn(path, what, kind, "no answer from the API server");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return standIn(path, what, kind, "the review was interrupted");
    }
  }

  private CompletableFuture<HttpResponse<byte[]>> send(String path) {
    try {
      return client
          .getHttpClient()
          .sendAsync(
              client
                  .getHttpClient()
                  .newHttpRequestBuilder()
                  .uri(url + path)
                  .header("Accept", "application/json")
                  .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                  .build(),
              byte[].class);
    } catch (RuntimeException notSent) {
      return CompletableFuture.failedFuture(notSent);
    }
  }

  private Reading<JsonNode> reading(
      String path, String what, String kind, HttpResponse<byte[]> answer) {
    return switch (answer.code()) {
      case 200 -> {
        remembered.put(path, answer.body());
        yield tree(answer.body(), what, kind, "read");
      }
      case 404 -> {
        remembered.forget(path);
        count(kind, "absent");
        yield new Reading.Absent<>();
      }
      case 401, 403 -> {
        LOG.warnf("%s: the API server answered %d for %s", what, answer.code(), path);
        count(kind, "unreadable");
        yield new Reading.Unreadable<>(
            what + " cannot be read: Tenfold may not read a " + kind + " there");
      }
      default -> {
        LOG.warnf("%s: the API server answered %d for %s", what, answer.code(), path);
        yield standIn(path, what, kind, "the API server answered " + answer.code());
      }
    };
  }

  private Reading<JsonNode> standIn(String path, String what, String kind, String why) {
    Optional<byte[]> last = remembered.get(path);
    if (last.isPresent()) {
      return tree(last.get(), what, kind, "remembered");
    }
    count(kind, "unreadable");
    return new Reading.Unreadable<>(what + " cannot be read: " + why);
  }

  private Reading<JsonNode> tree(byte[] body, String what, String kind, String result) {
    try {
      JsonNode tree = JSON.readTree(body);
      count(kind, result);
      return new Reading.Found<>(tree);
    } catch (IOException noJson) {
      count(kind, "unreadable");
      return new Reading.Unreadable<>(what + " cannot be read: the answer is no JSON");
    }
  }

  /** One slow answer among others is no silence. */
  private void failed(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    Instant now = Instant.now();
    if (lastAnswer.plus(PATIENCE).isBefore(now) && pausedUntil.isBefore(now)) {
      pausedUntil = now.plus(PAUSE);
      LOG.warnf(
          "the API server does not answer (%s): for %d seconds reviews use what was read last",
          cause, PAUSE.toSeconds());
    }
  }

  private void count(String kind, String result) {
    registry.counter("tenfold.lookups", "kind", kind, "result", result).increment();
  }
}
