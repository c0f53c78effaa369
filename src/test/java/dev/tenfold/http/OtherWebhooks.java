package dev.tenfold.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Two mutating webhooks of somebody else: {@code /sidecar} puts a container before all others,
 * {@code /arguments} appends an argument to the container that trains. Both do so once.
 */
final class OtherWebhooks implements AutoCloseable {
  static final String ARGUMENT = "--logging_steps=10";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpsServer server;

  /** The paths in the order in which they were called. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  OtherWebhooks(TestCertificate certificate) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody()).path("request");
      String path = exchange.getRequestURI().getPath();
      calls.add(path);
      ArrayNode patch = JSON.createArrayNode();
      for (String spec :
          List.of(
              "/spec/template/spec",
              "/spec/pytorchReplicaSpecs/Master/template/spec",
              "/spec/pytorchReplicaSpecs/Worker/template/spec")) {
        JsonNode pod = request.path("object").at(spec);
        if (pod.path("containers").isArray()) {
          patch(path, spec + "/containers", pod.path("containers"), patch);
        }
      }
      ObjectNode review =
          JSON.createObjectNode()
              .put("apiVersion", "admission.k8s.io/v1")
              .put("kind", "AdmissionReview");
      ObjectNode response =
          review
              .putObject("response")
              .put("uid", request.path("uid").asText())
              .put("allowed", true);
      if (!patch.isEmpty()) {
        response
            .put("patchType", "JSONPatch")
            .put(
                "patch",
                Base64.getEncoder()
                    .encodeToString(patch.toString().getBytes(StandardCharsets.UTF_8)));
      }
      byte[] body = review.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void patch(String path, String at, JsonNode containers, ArrayNode patch) {
    if (path.equals("/sidecar")) {
      boolean there =
          containers.valueStream().anyMatch(each -> each.path("name").asText().equals("sidecar"));
      if (!there) {
        patch
            .addObject()
            .put("op", "add")
            .put("path", at + "/0")
            .putObject("value")
            .put("name", "sidecar")
            .put("image", "example.com/sidecar");
      }
      return;
    }
    for (int i = 0; i < containers.size(); i++) {
      JsonNode args = containers.get(i).path("args");
      boolean there = args.valueStream().anyMatch(word -> word.asText().equals(ARGUMENT));
      if (args.isArray() && !there) {
        patch
            .addObject()
            .put("op", "add")
            .put("path", at + "/" + i + "/args/-")
            .put("value", ARGUMENT);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
