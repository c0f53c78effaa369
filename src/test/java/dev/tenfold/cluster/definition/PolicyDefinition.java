package dev.tenfold.cluster.definition;

import com.fasterxml.jackson.databind.JsonNode;
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
    JsonNode definition = KubernetesYaml.toJson(YamlText.read(text).trees().getFirst());
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
