package dev.tenfold.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A case that a real parser read: a pod whose files come from a ConfigMap in its working folder.
 */
public record StoredCase(JsonNode tree) {
  public static final Path FOLDER = Path.of("src/test/resources/oracle");

  /** The names of the files with cases, one for each framework. */
  public static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  /** The object that starts the command of the case. */
  public ObjectNode pod() {
    ObjectNode pod = JsonNodeFactory.instance.objectNode();
    pod.put("apiVersion", "v1").put("kind", "Pod");
    pod.putObject("metadata").put("name", "case");
    ObjectNode spec = pod.putObject("spec");
    ObjectNode container = spec.putArray("containers").addObject();
    container.put("name", "train").put("workingDir", "/work");
    ArrayNode command = container.putArray("command");
    tree.path("program").forEach(command::add);
    tree.path("argv").forEach(command::add);
    ArrayNode env = container.putArray("env");
    tree.path("env")
        .properties()
        .forEach(entry ->
            env.addObject().put("name", entry.getKey()).put("value", entry.getValue().asText()));
    if (tree.path("files").isEmpty()) {
      return pod;
    }
    container.putArray("volumeMounts").addObject().put("name", "files").put("mountPath", "/work");
    ObjectNode map =
        spec.putArray("volumes").addObject().put("name", "files").putObject("configMap");
    map.put("name", "files");
    ArrayNode items = map.putArray("items");
    tree.path("files")
        .fieldNames()
        .forEachRemaining(
            path -> items.addObject().put("key", path.replace('/', '_')).put("path", path));
    return pod;
  }

  /** Finds the ConfigMap of its files. */
  public Lookup lookup() {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    map.put("apiVersion", "v1").put("kind", "ConfigMap");
    map.putObject("metadata").put("name", "files");
    ObjectNode data = map.putObject("data");
    tree.path("files")
        .properties()
        .forEach(entry -> data.put(entry.getKey().replace('/', '_'), entry.getValue().asText()));
    return reference -> new Reading.Found<>(Manifest.referenced(map));
  }
}
