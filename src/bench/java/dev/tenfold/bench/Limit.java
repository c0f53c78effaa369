package dev.tenfold.bench;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ExecutorService;

/** {@code POST /limit}: what is left of a review when nothing is read and nothing is judged. */
@Path("/")
@NonBlocking
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class Limit {
  private static final String ALLOWED =
      """
      {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":\
      {"uid":"705ab4f5-6393-11e8-b7cc-42010a800002","allowed":true}}\
      """;

  private final ExecutorService threads;

  Limit(@VirtualThreads ExecutorService threads) {
    this.threads = threads;
  }

  @POST
  @Path("limit")
  public Uni<Response> limit(byte[] body) {
    return Uni.createFrom().item(() -> Response.ok(ALLOWED).build()).runSubscriptionOn(threads);
  }
}
