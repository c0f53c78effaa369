package dev.tenfold.generated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page of the chart: every value with its default, from the schema and the values. */
final class ChartReadme {
  private static final String HEAD =
      """
      # The Tenfold chart

      <!-- Written by `make docs` from values.schema.json and values.yaml: do not edit. -->

      ```
      helm install tenfold charts/tenfold --namespace tenfold-system --create-namespace --wait \\
        --set image.repository=registry.example.com/tenfold --set-string image.tag=0.1.0
      helm test tenfold --namespace tenfold-system
      ```

      `helm test` sends a real review by way of the API server through the Service, and prints what a job with a copied learning
      rate would get.

      Every rendering of the chart is the same, so that Argo CD and Flux see no drift. The certificate is made by a job
      before the installation and its CA is written into the webhook configurations by another one after it; both are
      Helm hooks, which Argo CD runs as PreSync and PostSync. With `tls.certManager` or `tls.secretName` there are none.

      With `webhook.failurePolicy=Fail` the API server asks only once a job has seen an answer through the Service, so
      that an installation refuses nobody, and `helm uninstall` first takes that back. Where its job cannot run, use
      `helm uninstall --no-hooks`.

      `ci/` holds values for each feature; `make lint` renders them all.

      ## Values

      A key that is not listed is refused.

      | value | default | meaning |
      |---|---|---|
      """;

  private ChartReadme() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    JsonNode values = yaml(Path.of("charts/tenfold/values.yaml"));
    leaves()
        .forEach((name, schema) -> {
          if (!name.equals("global")) {
            page.append("| `")
                .append(name)
                .append("` | `")
                .append(at(values, name))
                .append("` | ")
                .append(meaning(schema))
                .append(" |\n");
          }
        });
    return page.toString();
  }

  /** Every value that is not a group of others. */
  static Map<String, JsonNode> leaves() {
    Map<String, JsonNode> leaves = new LinkedHashMap<>();
    collect("", ChartSchema.read().path("properties"), leaves);
    return leaves;
  }

  private static void collect(String prefix, JsonNode properties, Map<String, JsonNode> leaves) {
    properties
        .properties()
        .forEach(property -> {
          String name = prefix + property.getKey();
          boolean isGroup = property.getValue().has("properties") && !isWhole(name);
          if (isGroup) {
            collect(name + ".", property.getValue().path("properties"), leaves);
          } else {
            leaves.put(name, property.getValue());
          }
        });
  }

  /** Objects that are described elsewhere. */
  private static boolean isWhole(String name) {
    return name.equals("policy")
        || name.equals("resources")
        || name.equals("tls.certManager.issuerRef");
  }

  static JsonNode at(JsonNode values, String name) {
    return values.at("/" + name.replace('.', '/'));
  }

  private static String meaning(JsonNode schema) {
    String text = schema.path("description").asText("");
    if (schema.has("enum")) {
      StringBuilder choices = new StringBuilder();
      schema
          .path("enum")
          .forEach(choice -> {
            choices
                .append(choices.isEmpty() ? "" : ", ")
                .append('`')
                .append(choice.asText())
                .append('`');
          });
      text += " One of " + choices + ".";
    }
    return text.strip().replace("|", "\\|");
  }

  static JsonNode yaml(Path file) {
    try {
      return KubernetesYaml.toJson(
          YamlText.readFile(
                  Text.written(new Place.InSubmitted(Pointer.ROOT), Files.readString(file)))
              .trees()
              .getFirst());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
