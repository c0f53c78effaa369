package dev.tenfold.cluster.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Both webhook configurations of a release, and whom they trust. */
final class WebhookConfigurations {
  private static final List<String> RESOURCES =
      List.of("validatingwebhookconfigurations", "mutatingwebhookconfigurations");

  private final Api api;
  private final String name;

  WebhookConfigurations(Api api, String name) {
    this.api = api;
    this.name = name;
  }

  /** Writes the authorities into every webhook that is there and does not hold them yet. */
  String trust(String authorities) throws IOException {
    int written = 0;
    for (String resource : RESOURCES) {
      JsonNode webhooks = webhooks(resource);
      ArrayNode patch = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < webhooks.size(); i++) {
        if (!bundle(webhooks.path(i)).equals(authorities)) {
          // fails where another hand has changed the list meanwhile, and the job is run again
          patch
              .addObject()
              .put("op", "test")
              .put("path", "/webhooks/" + i + "/name")
              .put("value", webhooks.path(i).path("name").asText());
          patch
              .addObject()
              .put("op", "add")
              .put("path", "/webhooks/" + i + "/clientConfig/caBundle")
              .put("value", authorities);
        }
      }
      if (!patch.isEmpty()) {
        written += patch.size() / 2;
        api.require(
            resource + " " + name,
            api.send("PATCH", path(resource), "application/json-patch+json", patch.toString()),
            Set.of());
      }
    }
    return written + " webhooks have learned the CA";
  }

  /** The authorities that some webhook trusts now, PEM; those of several are there as often. */
  String trusted() throws IOException {
    List<String> bundles = new ArrayList<>();
    for (String resource : RESOURCES) {
      webhooks(resource).forEach(webhook -> bundles.add(Base64Pem.decoded(bundle(webhook))));
    }
    return String.join("\n", bundles);
  }

  /** Whether every webhook knows whom to trust, which cert-manager may not have written yet. */
  boolean trustSomebody() throws IOException {
    for (String resource : RESOURCES) {
      JsonNode webhooks = webhooks(resource);
      for (JsonNode webhook : webhooks) {
        if (bundle(webhook).isEmpty()) {
          return false;
        }
      }
      if (webhooks.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private JsonNode webhooks(String resource) throws IOException {
    return api.require(resource + " " + name, api.get(path(resource)), Api.NOT_FOUND)
        .body()
        .path("webhooks");
  }

  private static String bundle(JsonNode webhook) {
    return webhook.path("clientConfig").path("caBundle").asText("");
  }

  private String path(String resource) {
    return "/apis/admissionregistration.k8s.io/v1/" + resource + "/" + name;
  }
}
