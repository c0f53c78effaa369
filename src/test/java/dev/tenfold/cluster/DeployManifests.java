package dev.tenfold.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** {@code deploy/tenfold.yaml}, the chart as it is rendered, for tests that install parts of it. */
public final class DeployManifests {
  private DeployManifests() {}

  /** Its objects of a kind. */
  public static List<JsonNode> of(String kind) {
    try {
      String text = Files.readString(Path.of("deploy/tenfold.yaml"));
      return YamlText.readFile(Text.written(new Place.InSubmitted(Pointer.ROOT), text))
          .trees()
          .stream()
          .map(KubernetesYaml::toJson)
          .filter(object -> object.path("kind").asText().equals(kind))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * A webhook configuration of it that asks a server outside of the cluster, and refuses what that
   * does not answer, so that no test passes for want of an answer. Namespaces with {@code unseen}
   * are left out.
   */
  public static ObjectNode webhooks(String kind, String server, String certificate, String unseen) {
    ObjectNode configuration = of(kind).getFirst().deepCopy();
    String bundle =
        Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.UTF_8));
    for (JsonNode hook : configuration.path("webhooks")) {
      ObjectNode fields = (ObjectNode) hook;
      String path = hook.path("clientConfig").path("service").path("path").asText();
      fields.put("failurePolicy", "Fail").put("timeoutSeconds", 10);
      fields.putObject("clientConfig").put("url", server + path).put("caBundle", bundle);
      fields
          .withObjectProperty("namespaceSelector")
          .withArray("matchExpressions")
          .addObject()
          .put("key", unseen)
          .put("operator", "DoesNotExist");
    }
    return configuration;
  }
}
