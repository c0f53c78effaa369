package dev.tenfold.cluster.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** The API server, as little of it as an installation needs. */
final class Api {
  static final Set<Integer> NOT_FOUND = Set.of(404);
  static final Set<Integer> EXISTS = Set.of(409);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client;
  private final String url;
  private final String token;

  /** An answer: its status, and its body if that is JSON. */
  record Answer(int status, JsonNode body) {
    boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  Api(HttpClient client, String url, String token) {
    this.client = client;
    this.url = url;
    this.token = token;
  }

  Answer get(String path) throws IOException {
    return send("GET", path, "application/json", "");
  }

  /** Any answer; the caller says what it means. */
  Answer send(String method, String path, String type, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree == null ? JsonNodeFactory.instance.missingNode() : tree;
    } catch (IOException noJson) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  /** An answer that is a success, or one of those that say that there was nothing to do. */
  Answer require(String what, Answer answer, Set<Integer> alsoGood) throws IOException {
    if (answer.isSuccess() || alsoGood.contains(answer.status())) {
      return answer;
    }
    throw new IOException(
        what
            + ": the API server answered "
            + answer.status()
            + " "
            + answer.body().path("message").asText(""));
  }
}
