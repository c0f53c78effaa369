package dev.tenfold.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The requests that are received or judged at once, and the bytes that they have said they will
 * send. Over either bound the new one is told at once to come again, as an API server does within
 * the timeout of its webhook, and those that have been slow to send are cut off meanwhile, so that
 * they keep nobody out.
 */
@ApplicationScoped
class Crowd {
  /** After the limit of one body, before everything else. */
  private static final int SECOND = 900;

  private static final int TOO_MANY_REQUESTS = 429;

  /** Nearly all reviews are smaller, and a quarter of the room is theirs alone. */
  private static final long LARGE = 128 * 1024;

  /** A whole request takes a few milliseconds to come; on a busy machine, many times that. */
  private static final long SLOW = Duration.ofSeconds(1).toNanos();

  private static final long SWEEP_MILLIS = 250;

  private record Place(long since, long bytes) {}

  private final Map<HttpServerRequest, Place> present = new LinkedHashMap<>();
  private final Vertx vertx;
  private final int most;
  private final long bytes;
  private final Counter refused;
  private final Counter cutOff;
  private long promised;
  private boolean crowded;

  Crowd(
      @ConfigProperty(name = "tenfold.reviews.at-once", defaultValue = "1000") int most,
      @ConfigProperty(name = "tenfold.reviews.bytes", defaultValue = "33554432") long bytes,
      Vertx vertx,
      MeterRegistry registry) {
    this.vertx = vertx;
    this.most = most;
    this.bytes = bytes;
    Gauge.builder("tenfold.reviews.present", this, Crowd::size)
        .description("Requests that are received or judged")
        .register(registry);
    this.refused =
        Counter.builder("tenfold.reviews.refused")
            .description("Requests that were told to come again, because too many were there")
            .register(registry);
    this.cutOff =
        Counter.builder("tenfold.reviews.cut.off")
            .description("Requests that were cut off, because others needed their place")
            .register(registry);
  }

  void register(@Observes Filters filters) {
    filters.register(this::admit, SECOND);
    vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
  }

  private void admit(RoutingContext context) {
    HttpServerRequest request = context.request();
    // what says nothing of its length may become as large as one is allowed to be
    long length =
        ContentLength.of(request.getHeader(HttpHeaders.CONTENT_LENGTH)).orElse(BodyLimit.BYTES);
    if (enter(request, length)) {
      context.addEndHandler(end -> leave(request));
      context.next();
      return;
    }
    refused.increment();
    if (request.isEnded()) {
      refuse(request);
      return;
    }
    // What it sends is passed over first: a stream of HTTP/2 that is answered before its end is
    // reset, and too many of these end a connection that others share.
    request.endHandler(end -> refuse(request));
    request.resume();
  }

  private static void refuse(HttpServerRequest request) {
    request
        .response()
        .setStatusCode(TOO_MANY_REQUESTS)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
        .putHeader(HttpHeaders.RETRY_AFTER, "1")
        .end("tenfold: too many reviews at once; come again\n");
  }

  private synchronized boolean enter(HttpServerRequest request, long length) {
    long room = length < LARGE ? bytes : bytes / 4 * 3;
    if (present.size() >= most || promised + length > room) {
      crowded = true;
      return false;
    }
    present.put(request, new Place(System.nanoTime(), length));
    promised += length;
    return true;
  }

  private synchronized void leave(HttpServerRequest request) {
    Place left = present.remove(request);
    promised -= left == null ? 0 : left.bytes();
  }

  private synchronized int size() {
    return present.size();
  }

  private synchronized Map<HttpServerRequest, Place> all() {
    return new LinkedHashMap<>(present);
  }

  private synchronized boolean wasCrowded() {
    boolean was = crowded;
    crowded = false;
    return was;
  }

  /**
   * Not every connection that breaks says so, and where somebody found no place, the slow ones go.
   * Requests are asked without our lock: they have locks of their own, under which they leave.
   */
  private void sweep() {
    boolean someoneWaits = wasCrowded();
    long now = System.nanoTime();
    all()
        .forEach((request, place) -> {
          if (request.response().ended() || request.response().closed()) {
            leave(request);
          } else if (someoneWaits && now - place.since() > SLOW && !request.isEnded()) {
            leave(request);
            cutOff.increment();
            request.response().reset();
          }
        });
  }
}
