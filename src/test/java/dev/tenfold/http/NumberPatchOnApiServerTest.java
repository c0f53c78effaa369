package dev.tenfold.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.review.Correction;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Text;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real API server compares the number of a {@code test} by its characters, which are not those
 * that its user wrote.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class NumberPatchOnApiServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEFINITION =
      """
      {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
       "metadata": {"name": "rates.example.com"},
       "spec": {"group": "example.com", "scope": "Namespaced",
        "names": {"plural": "rates", "singular": "rate", "kind": "Rate"},
        "versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema":
         {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}]}}
      """;
  private static final String PATH = "/apis/example.com/v1/namespaces/default/rates";

  @ParameterizedTest
  @ValueSource(strings = {"2e-5", "0.000020", "2.0E-05", "5e-7", "1.5e-7", "12e-10", "0.1", "1"})
  void theOldNumberIsFoundAndTheNewOneWritten(String number) throws Exception {
    assumeTrue(
        TestServer.apiServer().isPresent(),
        "no kube-apiserver and etcd in TENFOLD_API_SERVER_BIN, KUBEBUILDER_ASSETS or the cache");
    ApiServer api = TestServer.apiServer().orElseThrow();
    define(api);
    String name = "r" + Integer.toHexString(number.hashCode());
    HttpResponse<String> created =
        api.send(
            "POST",
            PATH,
            "{\"apiVersion\": \"example.com/v1\", \"kind\": \"Rate\", \"metadata\": {\"name\": \"%s\"}, \"lr\": %s}"
                .formatted(name, number));
    assertEquals(201, created.statusCode(), created.body());
    Manifest object = Manifest.submitted(JSON.readTree(created.body()));
    Text rate = object.root().child("lr").scalar();
    Correction correction =
        new Correction(
            List.of(
                new Correction.Edit.Replace((Origin.InObject) rate.origin(), "2.0e-4"),
                new Correction.Edit.Annotate("tenfold.dev/patched", "[]")));
    HttpResponse<String> patched =
        api.send(
            "PATCH",
            PATH + "/" + name,
            "application/json-patch+json",
            correction.toJsonPatch(object).orElseThrow().toString());
    assertEquals(200, patched.statusCode(), patched.body());
    JsonNode after = JSON.readTree(patched.body());
    assertEquals(0.0002, after.path("lr").asDouble());
    assertEquals("[]", after.at("/metadata/annotations/tenfold.dev~1patched").asText());
  }

  private static void define(ApiServer api) throws Exception {
    api.send("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", DEFINITION);
    for (int i = 0; i < 100; i++) {
      if (api.send("GET", PATH, "").statusCode() == 200) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the resource is not served");
  }
}
