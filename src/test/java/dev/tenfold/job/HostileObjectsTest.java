package dev.tenfold.job;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects that were written to be followed for ever, or that are of no shape at all. */
class HostileObjectsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static List<Work> works(String json, Lookup lookup) throws Exception {
    Manifest object = Manifest.submitted(JSON.readTree(json));
    return assertTimeoutPreemptively(PATIENCE, () -> KnownKinds.BUILT_IN.works(object, lookup));
  }

  @Test
  void aParameterThatDoublesWithEveryCallIsCutOff() throws Exception {
    List<Work> works =
        works(
            """
            {"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": {"name": "laughs"},
             "spec": {"entrypoint": "a", "arguments": {"parameters": [{"name": "x", "value": "ha"}]},
              "templates": [
               {"name": "a", "inputs": {"parameters": [{"name": "x"}]}, "steps": [[{"name": "s", "template": "a",
                 "arguments": {"parameters": [{"name": "x", "value": "%s"}]}}], [{"name": "t", "template": "b",
                 "arguments": {"parameters": [{"name": "x", "value": "{{inputs.parameters.x}}"}]}}]]},
               {"name": "b", "inputs": {"parameters": [{"name": "x"}]}, "container": {"command":
                 ["trl", "sft", "{{inputs.parameters.x}}"]}}]}}
            """
                .formatted("{{inputs.parameters.x}}".repeat(10)),
            Lookup.none());
    assertTrue(works.size() < 250, works.size() + " works");
  }

  @Test
  void aPipelineThatRefersToItselfManyTimesIsCutOff() throws Exception {
    String task = "{\"name\": \"t\", \"pipelineRef\": {\"name\": \"self\"}}";
    String pipeline =
        """
        {"apiVersion": "tekton.dev/v1", "kind": "Pipeline", "metadata": {"name": "self"},
         "spec": {"tasks": [%s]}}
        """
            .formatted(
                IntStream.range(0, 100).mapToObj(_ -> task).collect(Collectors.joining(",")));
    JsonNode tree = JSON.readTree(pipeline);
    List<Work> works = works(pipeline, _ -> new Reading.Found<>(Manifest.referenced(tree)));
    assertTrue(works.size() < 400, works.size() + " works");
  }

  @Test
  void workflowsThatCreateWorkflowsAreCutOff() throws Exception {
    String object = "{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}";
    for (int level = 0; level < 6; level++) {
      String calls =
          IntStream.range(0, 300)
              .mapToObj(i ->
                  "{\"name\": \"s%d\", \"template\": \"m\", \"arguments\": {\"parameters\": [{\"name\": \"i\", \"value\": \"%d\"}]}}"
                      .formatted(i, i))
              .collect(Collectors.joining(","));
      object =
          """
          {"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": {"name": "w"}, "spec":
           {"entrypoint": "main", "templates": [{"name": "main", "steps": [[%s]]}, {"name": "m",
            "inputs": {"parameters": [{"name": "i"}]}, "resource": {"action": "create", "manifest": %s}}]}}
          """
              .formatted(calls, JSON.writeValueAsString(object));
    }
    List<Work> works = works(object, Lookup.none());
    assertTrue(works.size() < 10_000, works.size() + " works");
  }

  static List<JobKind> kinds() {
    return JobKinds.ALL;
  }

  /** Fields of every type at every place that is read, from a seed of the kind's own. */
  @ParameterizedTest
  @MethodSource("kinds")
  void noShapeOfAnObjectMakesAKindThrow(JobKind kind) throws Exception {
    String name = kind.facts().group() + "/" + kind.facts().kind();
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 300; i++) {
      String json =
          """
          {"apiVersion": "%s/%s", "kind": "%s", "metadata": {"labels": {"tenfold.dev/recipe": "true"}},
           "spec": %s, "tuning": %s, "data": %s, "binaryData": %s}
          """
              .formatted(
                  kind.facts().group(),
                  kind.facts().versions().getFirst(),
                  kind.facts().kind(),
                  value(random, 0),
                  value(random, 4),
                  value(random, 6),
                  value(random, 6));
      works(json, _ -> new Reading.Unreadable<>("seed " + name));
    }
  }

  private static final List<String> NAMES =
      List.of(
          "template",
          "spec",
          "containers",
          "initContainers",
          "command",
          "args",
          "env",
          "name",
          "value",
          "valueFrom",
          "templates",
          "steps",
          "dag",
          "tasks",
          "entrypoint",
          "arguments",
          "parameters",
          "inputs",
          "script",
          "source",
          "resource",
          "manifest",
          "action",
          "withItems",
          "taskSpec",
          "params",
          "workspaces",
          "matrix",
          "ref",
          "taskRef",
          "pipelineSpec",
          "trainer",
          "runtimeRef",
          "runtimePatches",
          "trainJobTemplate",
          "searchSpace",
          "trialTemplate",
          "trialSpec",
          "trialParameters",
          "feasibleSpace",
          "list",
          "min",
          "max",
          "rayClusterSpec",
          "headGroupSpec",
          "runtimeEnvYAML",
          "jobTemplate",
          "workflowSpec",
          "components",
          "apiVersion",
          "kind",
          "metadata",
          "annotations",
          "hyperParameters",
          "algorithmSpecification",
          "envs",
          "replicaSpecs",
          "pytorchReplicaSpecs",
          "Master",
          "volumes",
          "volumeMounts",
          "configMap",
          "method",
          "config",
          "preset",
          "hyperparameter",
          "overrides",
          "finetune",
          "finetuneSpec",
          "finetuneJobs",
          "workflowTemplateRef",
          "templateRef",
          "templateDefaults",
          "podSpecPatch");

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth > 7 ? 5 : 9)) {
      case 0 -> "null";
      case 1 -> Boolean.toString(random.nextBoolean());
      case 2 -> Integer.toString(random.nextInt());
      case 3 -> "\"" + NAMES.get(random.nextInt(NAMES.size())) + "\"";
      case 4 -> "\"{{item}} $(params.x) ${trialParameters.y} \\u0000 a: [b\"";
      case 5 ->
          IntStream.range(0, random.nextInt(4))
              .mapToObj(_ -> value(random, depth + 1))
              .collect(Collectors.joining(",", "[", "]"));
      default ->
          IntStream.range(0, 1 + random.nextInt(8))
              .mapToObj(_ -> NAMES.get(random.nextInt(NAMES.size())))
              .distinct()
              .map(name -> "\"" + name + "\": " + value(random, depth + 1))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }
}
