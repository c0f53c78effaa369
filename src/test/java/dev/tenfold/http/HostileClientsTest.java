package dev.tenfold.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever clients do on real sockets, a normal review is answered beside them. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class HostileClientsTest {
  private static final String REVIEW =
      """
      {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "u-1",
       "operation": "CREATE", "namespace": "team-a", "userInfo": {"username": "jane"}, "object": {
       "apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "zephyr"}, "spec": {"template":
       {"spec": {"containers": [%s]}}}}}}
      """;
  private static final String RUN =
      """
      {"name": "train", "command": ["trl", "sft", "--use_peft", "--load_in_4bit",
       "--learning_rate", "2e-5"]}\
      """;
  private static final String HEAD =
      "POST /validate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  /** More than may be there at once. */
  private static final int CROWD = 300;

  @TestHTTPResource(value = "/", tls = true)
  URI server;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  private final List<Socket> sockets = new ArrayList<>();
  private HttpClient normal;

  @BeforeEach
  void connectOnce() throws Exception {
    normal = HttpClient.newBuilder().sslContext(TestServer.certificate().trusting()).build();
    aNormalReviewIsAnswered();
  }

  @AfterEach
  void disconnect() {
    sockets.forEach(HostileClientsTest::close);
    normal.close();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // the server closed it first
    }
  }

  private void aNormalReviewIsAnswered() throws Exception {
    HttpResponse<String> answer = normalReview();
    for (int i = 0; i < 4 && answer.statusCode() == 429; i++) {
      // as an API server does, within the timeout of its webhook
      assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
      Thread.sleep(1000);
      answer = normalReview();
    }
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("learning rate 2e-5 in container"), answer.body());
  }

  private HttpResponse<String> normalReview() throws Exception {
    return normal.send(
        HttpRequest.newBuilder(server.resolve("/validate"))
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(REVIEW.formatted(RUN)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Socket plain() throws IOException {
    Socket socket = new Socket("localhost", server.getPort());
    socket.setSoTimeout(60_000);
    sockets.add(socket);
    return socket;
  }

  private SSLSocket tls() throws IOException {
    SSLSocket socket =
        (SSLSocket)
            TestServer.certificate()
                .trusting()
                .getSocketFactory()
                .createSocket("localhost", server.getPort());
    socket.setSoTimeout(60_000);
    sockets.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** The status of the next answer, or that there is none because the connection was closed. */
  private static String status(Socket socket) throws IOException {
    try {
      String line =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
              .readLine();
      return line == null ? "closed" : line.split(" ", 3)[1];
    } catch (SocketException reset) {
      return "closed";
    }
  }

  private static String whole(String body) {
    return HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Test
  void slowClientsKeepNobodyOut() throws Exception {
    for (int i = 0; i < CROWD; i++) {
      send(tls(), HEAD + "Content-Length: 8000000\r\n\r\n{\"apiVersion\":");
    }
    aNormalReviewIsAnswered();
    for (Socket socket : sockets) {
      try {
        send(socket, " ");
      } catch (SocketException cutOff) {
        // its place was needed
      }
    }
    aNormalReviewIsAnswered();
  }

  @Test
  void slowClientsWithSmallBodiesKeepNobodyOut() throws Exception {
    for (int i = 0; i < CROWD; i++) {
      send(tls(), HEAD + "Content-Length: 2000\r\n\r\n{\"apiVersion\":");
    }
    aNormalReviewIsAnswered();
  }

  @Test
  void whoGoesAwayLeavesNothingBehind() throws Exception {
    for (int i = 0; i < CROWD; i++) {
      Socket socket = tls();
      send(socket, HEAD + "Content-Length: 2000\r\n\r\n{\"apiVersion\":");
      socket.close();
    }
    aNormalReviewIsAnswered();
    for (int i = 0; i < 50 && !page().contains("tenfold_reviews_present 0.0"); i++) {
      Thread.sleep(100);
    }
    assertTrue(page().contains("tenfold_reviews_present 0.0"), page());
  }

  private String page() throws Exception {
    return normal
        .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void moreThanCanBeJudgedAreToldAtOnceToComeAgainAndTheOthersAreAnsweredRightly()
      throws Exception {
    String body = REVIEW.formatted(RUN) + " ".repeat(110_000);
    String request = whole(body);
    for (int i = 0; i < 2 * CROWD; i++) {
      tls().startHandshake();
    }
    for (Socket socket : sockets) {
      send(socket, request);
    }
    Map<String, Integer> statuses = new HashMap<>();
    for (Socket socket : sockets) {
      statuses.merge(status(socket), 1, Integer::sum);
    }
    int answered = statuses.getOrDefault("200", 0);
    // where the machine is so busy that a body takes a second to come, it is cut off instead
    int refused = statuses.getOrDefault("429", 0) + statuses.getOrDefault("closed", 0);
    assertEquals(2 * CROWD, answered + refused, "" + statuses);
    assertTrue(answered > 0 && refused > 0, "" + statuses);
    aNormalReviewIsAnswered();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n",
        "Content-Length: 5, 6\r\n\r\n[]",
        "Content-Length: 2\r\nContent-Length: 200\r\n\r\n[]",
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "Transfer-Encoding: gzip, gzip\r\n\r\n[]",
        "Content-Length: 2\r\n\r\n[]GET nonsense\r\n\r\n\0\0\0",
        "\0: \0\r\n\r\n",
        ": :\r\n:\r\n"
      })
  void wrongLengthsAndHeadersHarmNobody(String rest) throws Exception {
    Socket socket = tls();
    send(socket, HEAD + rest);
    socket.shutdownOutput();
    String status = status(socket);
    assertTrue(List.of("400", "411", "413", "415", "closed").contains(status), status);
    aNormalReviewIsAnswered();
  }

  @Test
  void aGiantHeaderIsRefused() throws Exception {
    Socket socket = tls();
    String status;
    try {
      send(socket, HEAD + "X-Giant: " + "x".repeat(4_000_000));
      status = status(socket);
    } catch (SocketException closed) {
      status = "closed";
    }
    assertTrue(List.of("431", "400", "closed").contains(status), status);
    aNormalReviewIsAnswered();
  }

  @Test
  void aBodyWithoutALengthEndsAtTheLimit() throws Exception {
    Socket socket = tls();
    send(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n");
    String chunk = "100000\r\n" + " ".repeat(0x100000) + "\r\n";
    String status = "";
    try {
      for (int i = 0; i < 40; i++) {
        send(socket, chunk);
      }
      status = status(socket);
    } catch (SocketException closed) {
      status = "closed";
    }
    assertTrue(List.of("413", "closed").contains(status), status);
    aNormalReviewIsAnswered();
  }

  @Test
  void whatIsNoTlsIsCutOff() throws Exception {
    Random random = new Random(10);
    byte[] garbage = new byte[1000];
    for (int i = 0; i < 100; i++) {
      random.nextBytes(garbage);
      if (i % 2 == 0) {
        // the head of a handshake, so that it is not refused at the first byte
        System.arraycopy(
            new byte[] {22, 3, 1, 1, 0, 1, 0, 0, (byte) 0xfc, 3, 3}, 0, garbage, 0, 11);
      }
      plain().getOutputStream().write(garbage);
    }
    send(plain(), HEAD + "Content-Length: 2\r\n\r\n[]");
    aNormalReviewIsAnswered();
  }

  @Test
  void thousandsOfIdleConnectionsHarmNobody() throws Exception {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
    // both ends of each are in this process
    int count = (int) Math.min(10_000, free / 2 - 500);
    for (int i = 0; i < count; i++) {
      plain();
    }
    assertTrue(sockets.size() > 100, "only " + sockets.size() + " connections are allowed here");
    aNormalReviewIsAnswered();
  }
}
