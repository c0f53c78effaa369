package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** Installs the committed definition of the policies, as the chart does. */
public final class PolicyDefinition {
  public static final String PATH = "/apis/tenfold.dev/v1alpha1/learningratepolicies";

  private PolicyDefinition() {}

  public static void install(ApiServer api) throws Exception {
    Text text =
        Text.written(
            new Place.InSubmitted(Pointer.ROOT), Files.readString(Path.of("deploy/crd.yaml")));
    install(api, KubernetesYaml.toJson(YamlText.readFile(text).trees().getFirst()));
  }

  /** One that knows no rules and takes any field, as an older or a hand-written one might. */
  public static void installOlder(ApiServer api) throws Exception {
    install(
        api,
        new ObjectMapper()
            .readTree(
                """
                {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
                 "metadata": {"name": "learningratepolicies.tenfold.dev"},
                 "spec": {"group": "tenfold.dev", "scope": "Cluster",
                  "names": {"kind": "LearningRatePolicy", "plural": "learningratepolicies"},
                  "versions": [{"name": "v1alpha1", "served": true, "storage": true,
                   "subresources": {"status": {}}, "schema": {"openAPIV3Schema": {"type": "object",
                    "x-kubernetes-preserve-unknown-fields": true}}}]}}
                """));
  }

  private static void install(ApiServer api, JsonNode definition) throws Exception {
    HttpResponse<String> answer =
        api.send(
            "POST",
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
            definition.toString());
    if (answer.statusCode() != 201 && answer.statusCode() != 409) {
      throw new AssertionError(answer.body());
    }
    for (int i = 0; i < 100; i++) {
      if (api.send("GET", PATH, "").statusCode() == 200) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the definition is not served");
  }
}
