package dev.tenfold.bench;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code POST /limit}: what is left of a review when nothing is read and nothing is judged. */
@Path("/")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class Limit {
  private static final String ALLOWED =
      """
      {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":\
      {"uid":"705ab4f5-6393-11e8-b7cc-42010a800002","allowed":true}}\
      """;

  @POST
  @Path("limit")
  public Response limit(byte[] body) {
    return Response.ok(ALLOWED).build();
  }
}
