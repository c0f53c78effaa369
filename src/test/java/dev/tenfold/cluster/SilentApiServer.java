package dev.tenfold.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands for an API server that is busy making the storage of a new definition: it refuses some
 * lists with 429 and leaves some watches without an answer. A real one does this for too short a
 * time, and not when it is told to.
 */
final class SilentApiServer implements AutoCloseable {
  private static final String BUSY =
      """
      {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
       "message": "storage is (re)initializing", "reason": "TooManyRequests",
       "details": {"retryAfterSeconds": 1}, "code": 429}
      """;
  private static final String ONE_POLICY =
      """
      {"kind": "LearningRatePolicyList", "apiVersion": "tenfold.dev/v1alpha1",
       "metadata": {"resourceVersion": "12"},
       "items": [{"kind": "LearningRatePolicy", "apiVersion": "tenfold.dev/v1alpha1",
                  "metadata": {"name": "of-the-cluster", "resourceVersion": "11"},
                  "spec": {"priority": 1}}]}
      """;
  private static final String NOTHING_NEW =
      """
      {"type": "BOOKMARK", "object": {"kind": "LearningRatePolicy", \
      "apiVersion": "tenfold.dev/v1alpha1", "metadata": {"resourceVersion": "12"}}}
      """;

  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger refused;
  private final AtomicInteger silent;
  private final HttpServer server;

  /** Refuses so many lists, and is silent to so many watches, before it answers. */
  SilentApiServer(int refused, int silent) throws IOException {
    this.refused = new AtomicInteger(refused);
    this.silent = new AtomicInteger(silent);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      boolean watch = exchange.getRequestURI().getQuery().contains("watch=true");
      if (watch && silent.getAndDecrement() > 0) {
        end.await();
      } else if (!watch && refused.getAndDecrement() > 0) {
        exchange.getResponseHeaders().add("Retry-After", "1");
        send(exchange, 429, BUSY);
      } else if (!watch) {
        send(exchange, 200, ONE_POLICY);
      } else if (exchange.getRequestHeaders().containsKey("Upgrade")) {
        send(exchange, 200, "a watch over plain HTTP, please");
      } else {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(NOTHING_NEW.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        end.await();
      }
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
