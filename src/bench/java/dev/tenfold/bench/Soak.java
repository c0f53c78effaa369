package dev.tenfold.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Sends reviews at a fixed rate for some minutes and compares every answer. The expected one of
 * objects that are labelled "changing" stands in a file; around a change the one before it is right
 * as well.
 */
final class Soak {
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private final String url;
  private final Path expected;
  private final String pid;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final List<long[]> samples = new ArrayList<>();
  private volatile HttpClient client;
  private HttpClient previous;

  /** What is in force, what was before, and since when. */
  private record Expected(String now, String before, long since) {}

  private volatile Expected current = new Expected("Deny", "Deny", 0);

  private Soak(String url, Path expected, String pid) throws GeneralSecurityException {
    this.url = url;
    this.expected = expected;
    this.pid = pid;
    this.client = client();
    this.previous = client();
  }

  public static void main(String[] args) throws Exception {
    Soak soak = new Soak(args[0], Path.of(args[3]), args[4]);
    soak.connect();
    int rate = Integer.parseInt(args[1]);
    long seconds = Long.parseLong(args[2]) * 60;
    try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(2)) {
      clock.scheduleWithFixedDelay(soak::connect, 5, 5, TimeUnit.SECONDS);
      clock.scheduleAtFixedRate(soak::look, 0, 100, TimeUnit.MILLISECONDS);
      clock.scheduleAtFixedRate(soak::sample, 60, 15, TimeUnit.SECONDS);
      soak.send(rate, seconds);
      clock.shutdownNow();
    }
    Thread.sleep(2000);
    System.exit(soak.report());
  }

  private void send(int rate, long seconds) throws Exception {
    long start = System.nanoTime();
    for (long i = 0; i < rate * seconds; i++) {
      long due = start + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        Thread.sleep(1);
      }
      review((int) (i % 4));
    }
  }

  /** A copied rate or a right one, where policies change and where none does. */
  private void review(int which) {
    String label = which < 2 ? "changing" : "quiet";
    String rate = which % 2 == 0 ? "2e-5" : "2e-4";
    String body =
        """
        {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "u-%1$d",
         "operation": "CREATE", "namespace": "default", "userInfo": {"username": "jane"}, "object":
         {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "j", "labels": {"soak": "%2$s"}},
         "spec": {"template": {"spec": {"containers": [{"name": "train", "command": ["sh", "-c",
         "LR=%3$s; trl sft --use_peft --load_in_4bit --learning_rate $LR"]}]}}}}}}
        """
            .formatted(sent.incrementAndGet(), label, rate);
    Expected before = current;
    client
        .sendAsync(
            HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .whenComplete((answer, failure) -> {
          answered.incrementAndGet();
          if (failure != null) {
            unanswered.incrementAndGet();
            wrong.add("no answer: " + failure);
            return;
          }
          String was = said(answer);
          if (!isRight(which, was, before) && !isRight(which, was, current)) {
            wrong.add(label + " " + rate + ": " + was + ", expected " + current);
          }
        });
  }

  /**
   * A new connection, so that a new certificate is met. It is made before reviews are sent over it:
   * as long as there is none, each of them would make its own.
   */
  private void connect() {
    try {
      HttpClient fresh = client();
      fresh.send(
          HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build(),
          HttpResponse.BodyHandlers.discarding());
      HttpClient next = client;
      client = fresh;
      // a review that is about to be sent may have taken the one before
      previous.shutdown();
      previous = next;
    } catch (IOException | GeneralSecurityException failed) {
      wrong.add("no new connection: " + failed);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static String said(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      return "status " + answer.statusCode() + " " + answer.body();
    }
    JsonNode response =
        Bodies.read(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    JsonNode said = response.path("response");
    if (!said.path("allowed").asBoolean()) {
      return said.at("/status/message")
              .asText()
              .contains("learning rate 2e-5 in container \"train\"")
          ? "Deny"
          : "refused with " + said.path("status");
    }
    boolean copied = said.at("/auditAnnotations/runs").asText().contains("qlora sft copied");
    return said.has("warnings") ? "Warn" : copied ? "Audit" : "allowed";
  }

  private static boolean isRight(int which, String was, Expected expected) {
    if (which % 2 == 1) {
      return was.equals("allowed");
    }
    if (which >= 2) {
      return was.equals("Deny");
    }
    boolean settled = System.nanoTime() - expected.since() > SETTLED.toNanos();
    return was.equals(expected.now()) || (!settled && was.equals(expected.before()));
  }

  private void look() {
    try {
      String now = Files.readString(expected).strip();
      if (!now.isEmpty() && !now.equals(current.now())) {
        current = new Expected(now, current.now(), System.nanoTime());
      }
    } catch (IOException beingWritten) {
      // the next look will see it
    }
  }

  private void sample() {
    try (Stream<Path> files = Files.list(Path.of("/proc", pid, "fd"))) {
      long[] sample = {field("VmRSS:"), field("Threads:"), files.count()};
      synchronized (samples) {
        samples.add(sample);
      }
      System.out.printf(
          Locale.ROOT,
          "%d sent, %d answered, %d wrong, %d MiB, %d threads, %d file descriptors%n",
          sent.get(),
          answered.get(),
          wrong.size(),
          sample[0] / 1024,
          sample[1],
          sample[2]);
    } catch (IOException gone) {
      wrong.add("the server is gone: " + gone);
    }
  }

  private long field(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }

  /** The exit status: 0 where every answer was right and nothing grew. */
  private int report() {
    wrong.stream().distinct().limit(20).forEach(line -> System.out.println("WRONG " + line));
    boolean flat = true;
    String[] names = {"resident KiB", "threads", "file descriptors"};
    double[] most = {1.15, 1.2, 1.3};
    int third = samples.size() / 3;
    for (int i = 0; i < names.length && third > 0; i++) {
      double first = mean(samples.subList(0, third), i);
      double last = mean(samples.subList(samples.size() - third, samples.size()), i);
      flat &= last <= first * most[i];
      System.out.printf(
          Locale.ROOT, "%s: %.0f in the first third, %.0f in the last%n", names[i], first, last);
    }
    System.out.printf(
        Locale.ROOT,
        "%d sent, %d not answered, %d answered wrongly; %s%n",
        sent.get(),
        unanswered.get(),
        wrong.size() - unanswered.get(),
        flat ? "flat" : "NOT FLAT");
    return wrong.isEmpty() && sent.get() == answered.get() && flat ? 0 : 1;
  }

  private static double mean(List<long[]> samples, int column) {
    return samples.stream().mapToLong(sample -> sample[column]).average().orElse(0);
  }

  private static HttpClient client() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new javax.net.ssl.TrustManager[] {new TrustAll()}, null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
