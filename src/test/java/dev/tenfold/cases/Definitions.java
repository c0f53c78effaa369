package dev.tenfold.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.job.KindFacts;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Custom resource definitions for the tests: the real ones of {@code TENFOLD_CRDS} or {@code
 * ../shared/crds} where they are there, else a minimal one that takes any field.
 */
public final class Definitions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

  private final ApiServer api;

  /** The version and kind for which a definition was put there, by its name. */
  private final Map<String, String> installed = new HashMap<>();

  Definitions(ApiServer api) {
    this.api = api;
  }

  /** Where the real definitions are, if they are anywhere. */
  public static Optional<Path> folder() {
    return Optional.of(Path.of(named())).filter(Files::isDirectory);
  }

  private static String named() {
    String variable = System.getenv("TENFOLD_CRDS");
    return variable == null || variable.isBlank() ? "../shared/crds" : variable;
  }

  /** Says which definitions are used. */
  static String description() {
    return folder()
        .map(folder -> "the real definitions of " + folder)
        .orElseGet(() -> "minimal definitions, because there is no folder " + named());
  }

  /** Has the API server serve kinds in their newest version, all at once, which is quicker. */
  void installAll(List<KindFacts> kinds) throws Exception {
    Map<String, KindFacts> waited = new LinkedHashMap<>();
    for (KindFacts facts : kinds) {
      if (waited.putIfAbsent(facts.resource() + "." + facts.group(), facts) == null) {
        post(facts, facts.versions().getFirst());
      }
    }
    for (KindFacts facts : waited.values()) {
      await(
          facts.resource() + " is not served", () -> list(facts, facts.versions().getFirst()), 200);
    }
  }

  /** Has the API server serve a kind in a version; of two definitions by one name the later. */
  void install(KindFacts facts, String version) throws Exception {
    String name = facts.resource() + "." + facts.group();
    String before = installed.get(name);
    String wanted = version + " " + facts.kind();
    if (wanted.equals(before)
        || (before != null && before.endsWith(facts.kind()) && serves(facts, version))) {
      return;
    }
    if (before != null) {
      api.send("DELETE", PATH + "/" + name, "");
      await(name + " is still there", () -> api.send("GET", PATH + "/" + name, ""), 404);
    }
    post(facts, version);
    await(name + " is not served", () -> list(facts, version), 200);
  }

  private void post(KindFacts facts, String version) throws Exception {
    String name = facts.resource() + "." + facts.group();
    JsonNode definition = real(name, version).orElseGet(() -> minimal(facts, name));
    HttpResponse<String> answer = api.send("POST", PATH, definition.toString());
    if (answer.statusCode() != 201) {
      throw new AssertionError(name + ": " + answer.body());
    }
    installed.put(name, version + " " + facts.kind());
  }

  private boolean serves(KindFacts facts, String version) throws Exception {
    return list(facts, version).statusCode() == 200;
  }

  private HttpResponse<String> list(KindFacts facts, String version) throws Exception {
    return api.send("GET", "/apis/" + facts.group() + "/" + version + "/" + facts.resource(), "");
  }

  private interface Asking {
    HttpResponse<String> ask() throws Exception;
  }

  private static void await(String otherwise, Asking asking, int status) throws Exception {
    for (int i = 0; i < 200; i++) {
      if (asking.ask().statusCode() == status) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(otherwise);
  }

  /** The subresources that the definition of a kind has, such as {@code status}. */
  List<String> subresources(KindFacts facts) throws Exception {
    JsonNode definition =
        JSON.readTree(
            api.send("GET", PATH + "/" + facts.resource() + "." + facts.group(), "").body());
    List<String> names = new ArrayList<>();
    definition
        .path("spec")
        .path("versions")
        .path(0)
        .path("subresources")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  /** A file with the version in its name is an older definition by the same name. */
  private static Optional<JsonNode> real(String name, String version) throws IOException {
    Optional<JsonNode> older = file(name + "." + version);
    return (older.isPresent() ? older : file(name)).map(Definitions::installable);
  }

  private static Optional<JsonNode> file(String name) throws IOException {
    Optional<Path> path =
        folder().map(folder -> folder.resolve(name + ".yaml")).filter(Files::exists);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Text text = Text.written(new Place.InSubmitted(Pointer.ROOT), Files.readString(path.get()));
    return Optional.of(KubernetesYaml.toJson(YamlText.readFile(text).trees().getFirst()));
  }

  /** Whether there is a real definition of the kind. */
  static boolean isReal(KindFacts facts) {
    String name = facts.resource() + "." + facts.group() + ".yaml";
    return folder().map(folder -> folder.resolve(name)).filter(Files::exists).isPresent();
  }

  /** Every real definition of a kind, the older ones too. */
  static List<JsonNode> realOnes(KindFacts facts) throws IOException {
    String name = facts.resource() + "." + facts.group();
    List<JsonNode> all = new ArrayList<>();
    file(name).ifPresent(all::add);
    for (String version : facts.versions()) {
      file(name + "." + version).ifPresent(all::add);
    }
    return all;
  }

  /**
   * A conversion webhook is a controller's that does not run here, and half of the API server's
   * work with a definition is the prose in it.
   */
  private static JsonNode installable(JsonNode definition) {
    if (definition.path("spec") instanceof ObjectNode spec) {
      spec.remove("conversion");
      for (JsonNode described : spec.path("versions").findParents("description")) {
        if (described.path("description").isTextual()) {
          ((ObjectNode) described).remove("description");
        }
      }
    }
    return definition;
  }

  private static JsonNode minimal(KindFacts facts, String name) {
    ObjectNode definition =
        JSON.createObjectNode()
            .put("apiVersion", "apiextensions.k8s.io/v1")
            .put("kind", "CustomResourceDefinition");
    definition
        .putObject("metadata")
        .put("name", name)
        .putObject("annotations")
        .put("tenfold.dev/minimal", "stands in for the real definition in tests");
    boolean cluster = facts.scope() == KindFacts.Scope.CLUSTER;
    ObjectNode spec =
        definition
            .putObject("spec")
            .put("group", facts.group())
            .put("scope", cluster ? "Cluster" : "Namespaced");
    spec.putObject("names")
        .put("plural", facts.resource())
        .put("singular", facts.kind().toLowerCase(Locale.ROOT))
        .put("kind", facts.kind());
    boolean storage = true;
    for (String version : facts.versions()) {
      ObjectNode served =
          spec.withArray("versions")
              .addObject()
              .put("name", version)
              .put("served", true)
              .put("storage", storage);
      storage = false;
      served.putObject("subresources").putObject("status");
      served
          .putObject("schema")
          .putObject("openAPIV3Schema")
          .put("type", "object")
          .put("x-kubernetes-preserve-unknown-fields", true);
    }
    return definition;
  }
}
