import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A client that creates and deletes jobs at a steady rate until a file appears, and then says what became of them. Run
 * from source, with nothing but the JDK.
 *
 * <pre>
 *   java Load.java URL TOKEN_FILE NAMESPACE JOBS_A_SECOND STOP_FILE OUT
 * </pre>
 *
 * <p>Every second job has a copied learning rate. What is counted: created and refused, unread (copied and created),
 * wrong (right and refused by a verdict), failed (refused because the webhook did not answer), and unreachable (the API
 * server itself did not answer). The last words of each kind of failure, and of one unread, are in the output too.
 */
final class Load {
  private static final Duration PATIENCE = Duration.ofSeconds(35);

  /** An API server takes no more than a hundred streams on one connection. */
  private static final int AT_ONCE = 90;

  private final HttpClient client;
  private final String jobs;
  private final String token;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, String> examples = new TreeMap<>();
  private final Semaphore under = new Semaphore(AT_ONCE);
  private long slowest;

  Load(HttpClient client, String jobs, String token) {
    this.client = client;
    this.jobs = jobs;
    this.token = token;
  }

  public static void main(String[] args) throws Exception {
    Load load =
        new Load(client(), args[0] + "/apis/batch/v1/namespaces/" + args[2] + "/jobs", Files.readString(Path.of(args[1])).strip());
    load.run(Integer.parseInt(args[3]), Path.of(args[4]));
    // whole or not at all, because somebody waits for it
    Path written = Files.writeString(Path.of(args[5] + ".part"), load.summary());
    Files.move(written, Path.of(args[5]), StandardCopyOption.ATOMIC_MOVE);
  }

  private void run(int each, Path stop) throws InterruptedException {
    long start = System.nanoTime();
    long number = 0;
    while (!Files.exists(stop)) {
      long due = start + number * 1_000_000_000L / each;
      long wait = due - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(Duration.ofNanos(wait));
      }
      create(number++);
    }
    under.acquire(AT_ONCE);
  }

  private void create(long number) throws InterruptedException {
    boolean copied = number % 2 == 0;
    String name = "load-" + Long.toString(System.nanoTime(), 36) + "-" + number;
    under.acquire();
    long begun = System.nanoTime();
    CompletableFuture<Void> done =
        send("POST", "", job(name, copied ? "2e-5" : "2e-4"))
            .thenCompose(
                answer -> {
                  count(copied, answer, System.nanoTime() - begun);
                  return answer.statusCode() == 201 ? send("DELETE", "/" + name, "{\"propagationPolicy\":\"Background\"}") : CompletableFuture.completedFuture(answer);
                })
            .handle(
                (answer, failure) -> {
                  if (failure != null) {
                    add("unreachable", String.valueOf(failure));
                  }
                  under.release();
                  return null;
                });
    if (done.isCompletedExceptionally()) {
      add("unreachable", "not sent");
    }
  }

  private synchronized void count(boolean copied, HttpResponse<String> answer, long nanos) {
    slowest = Math.max(slowest, nanos);
    String body = answer.body();
    boolean verdict = answer.statusCode() == 403 && body.contains("looks copied");
    if (answer.statusCode() == 201) {
      add(copied ? "unread" : "created", copied ? "warned: " + answer.headers().allValues("Warning") : "");
    } else if (verdict) {
      add(copied ? "refused" : "wrong", body);
    } else if (body.contains("failed calling webhook") || body.contains("webhook")) {
      add("failed", body);
    } else {
      add("unreachable", answer.statusCode() + " " + body);
    }
  }

  private synchronized void add(String what, String example) {
    counts.merge(what, 1L, Long::sum);
    if (!what.equals("refused") && !example.isEmpty()) {
      examples.put(what, example.length() > 500 ? example.substring(0, 500) : example);
    }
  }

  private synchronized String summary() {
    StringBuilder text = new StringBuilder();
    for (String what : new String[] {"created", "refused", "unread", "wrong", "failed", "unreachable"}) {
      text.append(what).append('=').append(counts.getOrDefault(what, 0L)).append(' ');
    }
    text.append("slowest_ms=").append(slowest / 1_000_000).append('\n');
    examples.forEach((what, example) -> text.append(what).append(": ").append(example.replace('\n', ' ')).append('\n'));
    return text.toString();
  }

  private CompletableFuture<HttpResponse<String>> send(String method, String path, String body) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(jobs + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Suspended, so that no pod is made of it. */
  private static String job(String name, String rate) {
    return """
        {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "%s"}, "spec": {"suspend": true,
         "template": {"spec": {"restartPolicy": "Never", "containers": [{"name": "train", "image": "example.org/trl",
          "command": ["trl", "sft", "--use_peft", "--load_in_4bit", "--learning_rate", "%s"]}]}}}}
        """
        .formatted(name, rate);
  }

  /** The API server of a lab has a certificate of its own. */
  private static HttpClient client() throws IOException {
    try {
      TrustManager anybody =
          new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
              return new X509Certificate[0];
            }
          };
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {anybody}, new SecureRandom());
      return HttpClient.newBuilder().sslContext(context).connectTimeout(Duration.ofSeconds(5)).build();
    } catch (java.security.GeneralSecurityException broken) {
      throw new IOException(broken);
    }
  }
}
