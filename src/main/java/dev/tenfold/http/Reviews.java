package dev.tenfold.http;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * {@code POST /validate} and {@code POST /mutate}. A review begins when its body is there: a thread
 * that waited for it would hold what it has until the client is done, or until its time is over
 * where the request was cut off. Then it has a virtual thread, because it may ask an API server.
 */
@Path("/")
@NonBlocking
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class Reviews {
  /** The trace of the API server (W3C Trace Context). */
  private static final String PARENT = "traceparent";

  private final Webhook webhook;
  private final ExecutorService threads;

  Reviews(Webhook webhook, @VirtualThreads ExecutorService threads) {
    this.webhook = webhook;
    this.threads = threads;
  }

  @POST
  @Path("validate")
  public Uni<Response> validate(@HeaderParam(PARENT) @DefaultValue("") String parent, byte[] body) {
    return onThread(() -> webhook.validate(parent, body));
  }

  @POST
  @Path("mutate")
  public Uni<Response> mutate(@HeaderParam(PARENT) @DefaultValue("") String parent, byte[] body) {
    return onThread(() -> webhook.mutate(parent, body));
  }

  private Uni<Response> onThread(Supplier<Response> answer) {
    return Uni.createFrom().item(answer).runSubscriptionOn(threads);
  }
}
