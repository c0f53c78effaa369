import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Prepares the cluster and sends the reviews for configmaps.sh. Reviews are sent on time whether or not earlier ones
 * were answered (an open loop), and each latency counts from when its review was due.
 */
final class ConfigMapsBench {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "prepare" -> prepare(args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      case "none", "each" ->
          run(
              args[0],
              args[1],
              Integer.parseInt(args[2]),
              Integer.parseInt(args[3]),
              Integer.parseInt(args[4]),
              Integer.parseInt(args[5]),
              args[6]);
      case "table" -> table(Path.of(args[1]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void prepare(String api, int count, int bytes) throws Exception {
    HttpClient client = client();
    for (int i = 0; i < 300; i++) {
      try {
        if (send(client, api, "GET", "/readyz", "").statusCode() == 200) {
          break;
        }
      } catch (java.io.IOException notYet) {
        // it is still starting
      }
      Thread.sleep(200);
    }
    send(
        client,
        api,
        "POST",
        "/apis/rbac.authorization.k8s.io/v1/clusterroles",
        """
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "tenfold"}, "rules": [
          {"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]},
          {"apiGroups": [""], "resources": ["namespaces"], "verbs": ["get", "list", "watch"]},
          {"apiGroups": ["tenfold.dev"], "resources": ["learningratepolicies"], "verbs": ["get", "list", "watch"]},
          {"apiGroups": ["tenfold.dev"], "resources": ["learningratepolicies/status"], "verbs": ["patch"]}]}
        """);
    send(
        client,
        api,
        "POST",
        "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
        """
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "tenfold"},
         "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "tenfold"},
         "subjects": [{"kind": "User", "apiGroup": "rbac.authorization.k8s.io",
           "name": "system:serviceaccount:tenfold-system:tenfold"}]}
        """);
    send(
        client,
        api,
        "POST",
        "/api/v1/namespaces",
        "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"team-a\"}}");
    Semaphore inFlight = new Semaphore(32);
    AtomicInteger failed = new AtomicInteger();
    for (int i = 0; i < count; i++) {
      ObjectNode map = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
      map.putObject("metadata").put("name", "recipe-" + i);
      map.putObject("data").put("recipe.yaml", recipe(i, bytes));
      inFlight.acquire();
      client
          .sendAsync(
              request(api, "POST", "/api/v1/namespaces/team-a/configmaps", map.toString()),
              HttpResponse.BodyHandlers.ofString())
          .whenComplete(
              (answer, failure) -> {
                inFlight.release();
                if (failure != null || answer.statusCode() != 201) {
                  failed.incrementAndGet();
                }
              });
    }
    inFlight.acquire(32);
    System.out.println(count + " ConfigMaps of " + bytes + " bytes, " + failed + " failed");
    client.close();
  }

  /** A recipe as long as asked for, no two alike, with the rate in its last line. */
  private static String recipe(int number, int bytes) {
    StringBuilder text = new StringBuilder();
    text.append("# recipe ").append(number).append("\nuse_peft: true\nload_in_4bit: true\nlora_r: 16\n");
    String end = "learning_rate: 2.0e-05\n";
    for (int i = 0; text.length() < bytes - end.length() - 60; i++) {
      text.append("# note ").append(i).append(" of ").append(number).append(": ");
      text.append(Integer.toHexString((number * 31 + i) * 0x9E3779B9)).append(" was tried before\n");
    }
    text.append("#").append(" ".repeat(Math.max(0, bytes - end.length() - text.length() - 2))).append("\n");
    return text.append(end).toString();
  }

  private static String review(String run, int number) {
    String args =
        run.equals("none")
            ? "\"--use_peft\", \"--load_in_4bit\", \"--learning_rate\", \"2.0e-05\""
            : "\"--config\", \"/recipes/recipe.yaml\"";
    return """
    {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "u-%1$d", "operation": "CREATE",
     "namespace": "team-a", "userInfo": {"username": "jane"}, "object": {"apiVersion": "batch/v1", "kind": "Job",
     "metadata": {"name": "job-%1$d", "namespace": "team-a"}, "spec": {"template": {"spec": {"containers": [{
      "name": "train", "image": "example.org/trl", "command": ["trl", "sft"], "args": [%2$s],
      "volumeMounts": [{"name": "recipes", "mountPath": "/recipes"}]}], "restartPolicy": "Never",
      "volumes": [{"name": "recipes", "configMap": {"name": "recipe-%1$d"}}]}}}}}}
    """
        .formatted(number, args);
  }

  private static void run(
      String run, String url, int count, int rate, int warmUp, int seconds, String pid)
      throws Exception {
    HttpClient client = client();
    load(client, run, url, count, rate, warmUp, 0, new AtomicInteger());
    AtomicInteger failures = new AtomicInteger();
    long before = cpu(pid);
    long[] nanos = load(client, run, url, count, rate, seconds, rate * warmUp, failures);
    double cpu = (cpu(pid) - before) / (double) nanos.length;
    Arrays.sort(nanos);
    System.out.printf(
        java.util.Locale.ROOT,
        "%s p50 %.2f p95 %.2f p99 %.2f max %.1f failures %d cpu %.2f rss %d peak %d%n",
        run,
        at(nanos, 0.50),
        at(nanos, 0.95),
        at(nanos, 0.99),
        at(nanos, 1),
        failures.get(),
        cpu,
        memory(pid, "VmRSS:"),
        memory(pid, "VmHWM:"));
    client.close();
  }

  private static long[] load(
      HttpClient client,
      String run,
      String url,
      int count,
      int rate,
      int seconds,
      int from,
      AtomicInteger failures)
      throws Exception {
    int total = rate * seconds;
    long[] nanos = new long[total];
    List<CompletableFuture<?>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < total; i++) {
      long due = start + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        Thread.sleep(0, (int) Math.min(900_000, Math.max(1, due - System.nanoTime())));
      }
      int at = i;
      answers.add(
          client
              .sendAsync(
                  HttpRequest.newBuilder(URI.create(url + "/validate"))
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(review(run, (from + i) % count)))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .handle(
                  (answer, failure) -> {
                    nanos[at] = System.nanoTime() - due;
                    if (failure != null || !isRight(run, answer)) {
                      failures.incrementAndGet();
                    }
                    return null;
                  }));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    return nanos;
  }

  /** Every one of the jobs is refused, and the refusal names the place that was read. */
  private static boolean isRight(String run, HttpResponse<String> answer) {
    return answer.statusCode() == 200
        && answer.body().contains("looks copied")
        && answer.body().contains(run.equals("none") ? "(args[3])" : "(ConfigMap ");
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
  }

  /** Of the server so far, in milliseconds; the system counts a hundred ticks a second. */
  private static long cpu(String pid) throws Exception {
    String stat = Files.readString(Path.of("/proc", pid, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10;
  }

  private static long memory(String pid, String field) throws Exception {
    return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** The median of the rounds of each figure, and the ratio of the two runs. */
  private static void table(Path results) throws Exception {
    Map<String, Map<String, List<Double>>> figures = new TreeMap<>();
    for (String line : Files.readAllLines(results)) {
      String[] words = line.split(" ");
      for (int i = 1; i + 1 < words.length; i += 2) {
        figures
            .computeIfAbsent(words[0], k -> new TreeMap<>())
            .computeIfAbsent(words[i], k -> new ArrayList<>())
            .add(Double.parseDouble(words[i + 1]));
      }
    }
    System.out.println("\n| | no ConfigMap | another ConfigMap each | ratio | target |\n|---|---|---|---|---|");
    for (String[] row :
        new String[][] {
          {"p50", "median, ms", "at most 3"},
          {"p95", "p95, ms", ""},
          {"p99", "p99, ms", ""},
          {"max", "slowest, ms", ""},
          {"failures", "failures", "none"},
          {"cpu", "CPU of the server for a review, ms", ""},
          {"rss", "resident memory after the run, MiB", "at most 1.3"},
          {"peak", "most resident memory, MiB", ""}
        }) {
      double none = median(figures.get("none").get(row[0]));
      double each = median(figures.get("each").get(row[0]));
      String form = none < 20 && !row[0].equals("failures") ? "%.2f" : "%.0f";
      System.out.printf(
          java.util.Locale.ROOT,
          "| %s | " + form + " | " + form + " | %s | %s |%n",
          row[1],
          none,
          each,
          none == 0 ? "" : "%.2f".formatted(each / none),
          row[2]);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static HttpResponse<String> send(
      HttpClient client, String url, String method, String path, String body) throws Exception {
    return client.send(request(url, method, path, body), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest request(String url, String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer admin")
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static HttpClient client() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
    return HttpClient.newBuilder()
        .sslContext(context)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  /** Both certificates are new with every run. */
  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(java.security.cert.X509Certificate[] c, String a) {}

    @Override
    public void checkServerTrusted(java.security.cert.X509Certificate[] c, String a) {}

    @Override
    public void checkClientTrusted(
        java.security.cert.X509Certificate[] c, String a, java.net.Socket s) {}

    @Override
    public void checkServerTrusted(
        java.security.cert.X509Certificate[] c, String a, java.net.Socket s) {}

    @Override
    public void checkClientTrusted(
        java.security.cert.X509Certificate[] c, String a, javax.net.ssl.SSLEngine e) {}

    @Override
    public void checkServerTrusted(
        java.security.cert.X509Certificate[] c, String a, javax.net.ssl.SSLEngine e) {}

    @Override
    public java.security.cert.X509Certificate[] getAcceptedIssuers() {
      return new java.security.cert.X509Certificate[0];
    }
  }
}
