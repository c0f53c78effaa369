package dev.tenfold.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells a client why its body is too large before it is read; etcd takes objects of 1.5 MiB. */
@ApplicationScoped
class BodyLimit {
  static final int BYTES = 8 * 1024 * 1024;
  private static final int FIRST = 1000;

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::check, FIRST);
  }

  private static void check(RoutingContext context) {
    if (ContentLength.of(context.request().getHeader(HttpHeaders.CONTENT_LENGTH)).orElse(0)
        <= BYTES) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(413)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end("tenfold: the body is larger than " + BYTES + " bytes\n");
  }
}
