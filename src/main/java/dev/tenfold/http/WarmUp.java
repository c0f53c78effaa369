package dev.tenfold.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.UUID;

/** A mark by which a replica knows the review that it has sent to itself. */
@Singleton
class WarmUp {
  private static final String HEADER = "tenfold-warm-up";

  private final String secret = UUID.randomUUID().toString();

  String header() {
    return HEADER;
  }

  String secret() {
    return secret;
  }

  boolean isMine(HttpServerRequest request) {
    return secret.equals(request.getHeader(HEADER));
  }
}
