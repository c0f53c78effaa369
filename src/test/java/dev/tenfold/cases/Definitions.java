package dev.tenfold.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Custom resource definitions for the tests: the real ones of {@code TENFOLD_CRDS} or {@code
 * ../shared/crds} where they are there, else a minimal one that takes any field.
 */
final class Definitions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Definitions() {}

  static void install(ApiServer api, Manifest object, String resource, Set<String> installed)
      throws Exception {
    String name = resource + "." + object.group();
    if (!installed.add(name)) {
      return;
    }
    JsonNode definition = real(name).orElseGet(() -> minimal(object, resource, name));
    HttpResponse<String> answer =
        api.send(
            "POST",
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
            definition.toString());
    if (answer.statusCode() != 201 && answer.statusCode() != 409) {
      throw new AssertionError(name + ": " + answer.body());
    }
    String version = object.apiVersion().substring(object.apiVersion().indexOf('/') + 1);
    for (int i = 0; i < 100; i++) {
      if (api.send("GET", "/apis/" + object.group() + "/" + version + "/" + resource, "")
              .statusCode()
          == 200) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(name + " is not served");
  }

  private static Optional<JsonNode> real(String name) throws Exception {
    String folder = Optional.ofNullable(System.getenv("TENFOLD_CRDS")).orElse("../shared/crds");
    Path file = Path.of(folder, name + ".yaml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Text text = Text.written(new Place.InSubmitted(Pointer.ROOT), Files.readString(file));
    return Optional.of(KubernetesYaml.toJson(YamlText.read(text).trees().getFirst()));
  }

  private static JsonNode minimal(Manifest object, String resource, String name) {
    ObjectNode definition =
        JSON.createObjectNode()
            .put("apiVersion", "apiextensions.k8s.io/v1")
            .put("kind", "CustomResourceDefinition");
    definition
        .putObject("metadata")
        .put("name", name)
        .putObject("annotations")
        .put("tenfold.dev/minimal", "stands in for the real definition in tests");
    ObjectNode spec =
        definition.putObject("spec").put("group", object.group()).put("scope", "Namespaced");
    spec.putObject("names")
        .put("plural", resource)
        .put("singular", object.kind().toLowerCase(java.util.Locale.ROOT))
        .put("kind", object.kind());
    ObjectNode version =
        spec.putArray("versions")
            .addObject()
            .put("name", object.apiVersion().substring(object.apiVersion().indexOf('/') + 1))
            .put("served", true)
            .put("storage", true);
    version
        .putObject("schema")
        .putObject("openAPIV3Schema")
        .put("type", "object")
        .put("x-kubernetes-preserve-unknown-fields", true);
    return definition;
  }
}
