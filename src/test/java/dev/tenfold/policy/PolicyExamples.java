package dev.tenfold.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The policies of the tests, for the reader and for a real API server. */
public final class PolicyExamples {
  private static final Path FOLDER = Path.of("src/test/resources/policies");

  private PolicyExamples() {}

  /** One of them, with what is expected of it. */
  public record Example(JsonNode tree) {
    public ObjectNode policy() {
      ObjectNode policy =
          JsonNodeFactory.instance
              .objectNode()
              .put("apiVersion", "tenfold.dev/v1alpha1")
              .put("kind", "LearningRatePolicy");
      policy.putObject("metadata").put("name", "example");
      policy.set("spec", tree.path("spec"));
      return policy;
    }

    public String text(String field) {
      return tree.path(field).asText("");
    }

    @Override
    public String toString() {
      return text("shows");
    }
  }

  public static List<Example> refused() {
    return examples("refused.yaml");
  }

  public static List<Example> accepted() {
    return examples("accepted.yaml");
  }

  private static List<Example> examples(String name) {
    try {
      Text text =
          Text.written(new Place.InSubmitted(Pointer.ROOT), Files.readString(FOLDER.resolve(name)));
      List<Example> examples = new ArrayList<>();
      KubernetesYaml.toJson(YamlText.read(text).trees().getFirst())
          .forEach(tree -> examples.add(new Example(tree)));
      return examples;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
