package dev.tenfold.cluster.install;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** A review that goes the way of all reviews: by the API server, through the Service. */
final class Trial {
  private static final String UID = "tenfold-trial";
  private static final String REVIEW =
      """
      {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "%s",
       "operation": "CREATE", "dryRun": true, "namespace": "default",
       "userInfo": {"username": "tenfold-trial"}, "object": {"apiVersion": "batch/v1", "kind": "Job",
       "metadata": {"name": "tenfold-trial", "namespace": "default"}, "spec": {"template": {"spec": {
       "containers": [{"name": "trial", "command":
        ["trl", "sft", "--use_peft", "--load_in_4bit", "--learning_rate", "2e-5"]}]}}}}}}
      """
          .formatted(UID);

  private Trial() {}

  /** What the webhook says about a job with a copied rate. */
  static String answer(Api api, Release release) throws IOException {
    Api.Answer answer =
        api.require(
            "Service " + release.name(),
            api.send(
                "POST",
                "/api/v1/namespaces/"
                    + release.namespace()
                    + "/services/https:"
                    + release.name()
                    + ":443/proxy/validate",
                "application/json",
                REVIEW),
            java.util.Set.of());
    JsonNode response = answer.body().path("response");
    if (!response.path("uid").asText("").equals(UID)) {
      throw new IOException("Service " + release.name() + ": no AdmissionReview came back");
    }
    return response.path("allowed").asBoolean()
        ? "a job with a copied learning rate would be admitted: "
            + response.path("auditAnnotations").path("runs").asText("it was not read as a run")
        : "a job with a copied learning rate would be refused: "
            + response.path("status").path("message").asText();
  }
}
