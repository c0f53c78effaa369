package dev.tenfold.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A replica that is told to stop is unready at once and goes on answering for a while, because API
 * servers still have its address and their connections. With each answer it asks for the connection
 * to be given up, so that the next review goes elsewhere.
 */
@ApplicationScoped
class Draining {
  private static final Logger LOG = Logger.getLogger(Draining.class);
  private static final int FIRST = 3000;
  private static final long LONGEST_ANSWER_SECONDS = 30;

  private volatile boolean isDraining;

  void start(@Observes ShutdownDelayInitiatedEvent event) {
    isDraining = true;
    LOG.info("draining: no longer ready, and answering until the API server has gone elsewhere");
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  private void check(RoutingContext context) {
    if (isDraining) {
      if (context.request().version() == HttpVersion.HTTP_2) {
        context.addEndHandler(answered -> {
          var _ = context.request().connection().shutdown(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
        });
      } else {
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
      }
    }
    context.next();
  }
}
