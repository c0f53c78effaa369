package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tenfold.training.FrameworkName;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Generates the definition from its types, and says what annotations have no word for. */
final class Definition {
  static final String HEAD =
      "# Generated from dev.tenfold.cluster.definition by `make docs`: do not edit.\n";

  private static final List<String> COLUMNS =
      List.of("Action", "Priority", "Violations", "Age", "Valid");

  private Definition() {}

  static String yaml() {
    try {
      Path folder = Files.createTempDirectory("definition");
      new CRDGenerator()
          .customResourceClasses(LearningRatePolicy.class)
          .forCRDVersions("v1")
          .withPostProcessor(
              new CRDPostProcessor() {
                @Override
                public HasMetadata process(HasMetadata crd, String version) {
                  return finished((CustomResourceDefinition) crd);
                }
              })
          .inOutputDir(folder.toFile())
          .generate();
      String generated =
          Files.readString(folder.resolve("learningratepolicies.tenfold.dev-v1.yml"));
      return HEAD + generated.substring(generated.indexOf("apiVersion"));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static CustomResourceDefinition finished(CustomResourceDefinition definition) {
    for (CustomResourceDefinitionVersion version : definition.getSpec().getVersions()) {
      version
          .getAdditionalPrinterColumns()
          .sort(
              Comparator.comparingInt(
                  (CustomResourceColumnDefinition column) -> COLUMNS.indexOf(column.getName())));
      JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
      root.setDescription(
          "What is done about training jobs whose learning rate looks copied from full"
              + " fine-tuning.");
      JSONSchemaProps spec = property(root, "spec");
      spec.setDescription(
          "Everything that is left out is as Tenfold does by itself, which `tenfold policy default`"
              + " prints. Of several policies, the one with the highest priority that matches an"
              + " object decides about it alone.");
      JSONSchemaProps status = property(root, "status");
      status.setDescription("What Tenfold says of the policy.");
      keyed(spec, "stages", "name");
      frameworks(spec);
      keyed(status, "conditions", "type");
      once(root);
    }
    return definition;
  }

  private static void frameworks(JSONSchemaProps spec) {
    JSONSchemaProps stage = property(spec, "stages").getItems().getSchema();
    keyed(stage, "frameworks", "name");
    property(property(stage, "frameworks").getItems().getSchema(), "name")
        .setEnum(
            Arrays.stream(FrameworkName.values())
                .<JsonNode>map(name -> TextNode.valueOf(name.id()))
                .toList());
  }

  private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
    return Objects.requireNonNull(schema.getProperties().get(name), name);
  }

  /** A list whose elements are told apart by a key, so that appliers can each own some of them. */
  private static void keyed(JSONSchemaProps schema, String list, String key) {
    JSONSchemaProps property = property(schema, list);
    property.setXKubernetesListType("map");
    property.setXKubernetesListMapKeys(List.of(key));
  }

  /** The annotation of a record's component is found on its field and on its accessor. */
  private static void once(JSONSchemaProps schema) {
    schema.setXKubernetesValidations(
        List.copyOf(new LinkedHashSet<>(schema.getXKubernetesValidations())));
    for (Map.Entry<String, JSONSchemaProps> property : schema.getProperties().entrySet()) {
      once(property.getValue());
    }
    if (schema.getItems() != null && schema.getItems().getSchema() != null) {
      once(schema.getItems().getSchema());
    }
  }
}
