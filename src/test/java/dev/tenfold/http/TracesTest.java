package dev.tenfold.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Policies;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Request;
import dev.tenfold.review.Review;
import dev.tenfold.source.Lookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector gets of reviews. Here it is a server that keeps the bytes of what is sent. */
class TracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String REVIEW =
      """
      {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request":
       {"uid": "1", "operation": "CREATE", "namespace": "team-a", "object":
        {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "secret-project"}, "spec":
         {"template": {"spec": {"containers": [{"name": "train", "command":
          ["trl", "sft", "--use_peft", "--load_in_4bit", "--learning_rate", "2e-5"]}]}}}}}}
      """;

  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final HttpServer collector;

  TracesTest() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void collect() {
    collector.createContext(
        "/v1/traces",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(new String(body, StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  private Optional<String> endpoint() {
    return Optional.of("http://127.0.0.1:" + collector.getAddress().getPort() + "/");
  }

  private static Answer reviewed(Optional<String> endpoint, String parent) throws IOException {
    AdmissionRequest request =
        AdmissionRequest.of(new ObjectMapper().readTree(REVIEW)).found().orElseThrow();
    Traces traces = new Traces(endpoint);
    Answer answer =
        traces.review(
            "validate",
            request,
            parent,
            () ->
                Review.of(
                    Request.ofFile(request.object(), Lookup.none(), new Day("2026-06-15")),
                    new Policies(List.of())));
    traces.close();
    return answer;
  }

  private static String raw(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aReviewIsASpanInTheTraceOfTheApiServerAndSaysNothingOfTheObject() throws IOException {
    Answer answer = reviewed(endpoint(), "00-" + TRACE + "-" + SPAN + "-01");
    assertEquals("deny", answer.action().id());
    assertEquals(1, received.size());
    String span = received.element();
    for (String part :
        List.of(
            raw(TRACE),
            raw(SPAN),
            "review validate",
            "Job",
            "CREATE",
            "copied",
            "deny",
            "team-a")) {
      assertTrue(span.contains(part), part);
    }
    assertFalse(span.contains("secret-project"));
    assertFalse(span.contains("2e-5"));
  }

  @Test
  void whatTheApiServerDoesNotTraceIsNotTraced() throws IOException {
    reviewed(endpoint(), "00-" + TRACE + "-" + SPAN + "-00");
    assertEquals(0, received.size());
  }

  @Test
  void withoutATraceOfTheApiServerASpanBeginsOne() throws IOException {
    reviewed(endpoint(), "");
    assertEquals(1, received.size());
    reviewed(endpoint(), "no traceparent at all");
    assertEquals(2, received.size());
  }

  @Test
  void aReviewIsAnsweredWithoutACollectorAndWithAnEndpointThatIsNone() throws IOException {
    assertEquals("deny", reviewed(Optional.empty(), "").action().id());
    assertEquals("deny", reviewed(Optional.of("collector"), "").action().id());
    assertEquals("deny", reviewed(Optional.of("http://127.0.0.1:1"), "").action().id());
    assertEquals(0, received.size());
  }
}
