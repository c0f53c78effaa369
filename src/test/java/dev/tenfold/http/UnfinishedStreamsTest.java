package dev.tenfold.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams of HTTP/2 that say how much they will send, and send less. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class UnfinishedStreamsTest {
  /** An HTTP/2 connection has a hundred. */
  private static final int STREAMS = 90;

  @TestHTTPResource(value = "/", tls = true)
  URI server;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Test
  void holdNoThreadWhileTheirBodyIsAwaitedAndNoPlaceAfterTheyAreCutOff(@TempDir Path folder)
      throws Exception {
    try (HttpClient client = client()) {
      assertEquals(Version.HTTP_2, send(client, HttpRequest.newBuilder(server)).version());
      List<CompletableFuture<?>> streams = new ArrayList<>();
      for (int i = 0; i < STREAMS; i++) {
        streams.add(begun(client));
      }
      awaitPresent(client, STREAMS);

      long threads = virtualThreads(folder);
      streams.forEach(stream -> stream.cancel(true));

      assertTrue(threads < STREAMS / 2, threads + " threads for " + STREAMS + " streams");
      awaitPresent(client, 0);
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(Version.HTTP_2)
        .sslContext(TestServer.certificate().trusting())
        .build();
  }

  private CompletableFuture<?> begun(HttpClient client) {
    SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>();
    CompletableFuture<?> answer =
        client.sendAsync(
            HttpRequest.newBuilder(server.resolve("/validate"))
                .POST(HttpRequest.BodyPublishers.fromPublisher(body, 2000))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    body.submit(ByteBuffer.wrap(new byte[] {'{'}));
    return answer;
  }

  private void awaitPresent(HttpClient client, int count) throws Exception {
    String wanted = "tenfold_reviews_present " + (double) count;
    for (int i = 0; i < 100 && !page(client).contains(wanted); i++) {
      Thread.sleep(100);
    }
    assertTrue(page(client).contains(wanted), page(client));
  }

  private String page(HttpClient client) throws Exception {
    return send(client, HttpRequest.newBuilder(metrics)).body();
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
      throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static long virtualThreads(Path folder) throws Exception {
    Path dump = folder.resolve("threads");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
    try (var lines = Files.lines(dump)) {
      return lines.filter(line -> line.startsWith("#") && line.contains("virtual")).count();
    }
  }
}
