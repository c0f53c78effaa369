package dev.tenfold.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A real API server with its etcd, for tests: both listen on the loopback address only and are gone
 * with the test's process. The binaries come from {@code TENFOLD_API_SERVER_BIN}, {@code
 * KUBEBUILDER_ASSETS} or the cache that the end-to-end scripts fill.
 */
public final class ApiServer implements AutoCloseable {
  /** Of the administrator, who may do everything and as anybody. */
  public static final String TOKEN = "tenfold-test-admin";

  /** Of the application, which may do what the chart's role says. */
  public static final String SERVICE_TOKEN = "tenfold-test-service";

  private static final String SERVICE = "system:serviceaccount:tenfold-system:tenfold";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient client = HttpClient.newBuilder().sslContext(trustingAll()).build();
  private final Map<String, Process> processes = new LinkedHashMap<>();
  private final Path binaries;
  private final Path state;
  private final int etcd;
  private final int port;

  private ApiServer(Path binaries, Path state, int etcd, int port) {
    this.binaries = binaries;
    this.state = state;
    this.etcd = etcd;
    this.port = port;
  }

  /** Where the binaries are, if they are anywhere. */
  public static Optional<Path> binaries() {
    String cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .orElse(System.getProperty("user.home") + "/.cache");
    return Stream.of(
            System.getenv("TENFOLD_API_SERVER_BIN"),
            System.getenv("KUBEBUILDER_ASSETS"),
            cache + "/kube-lab/bin")
        .filter(folder -> folder != null && !folder.isBlank())
        .map(Path::of)
        .filter(folder -> Files.isExecutable(folder.resolve("kube-apiserver")))
        .filter(folder -> Files.isExecutable(folder.resolve("etcd")))
        .findFirst();
  }

  /** Starts both and waits until the API server is ready. */
  public static ApiServer start(Path binaries) throws IOException, InterruptedException {
    Path state = Files.createTempDirectory("api-server");
    int etcd = freePort();
    int peers = freePort();
    int port = freePort();
    ApiServer server = new ApiServer(binaries, state, etcd, port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    Files.writeString(
        state.resolve("tokens.csv"),
        TOKEN
            + ",test-admin,1,\"system:masters\"\n"
            + SERVICE_TOKEN
            + ","
            + SERVICE
            + ",2,\"system:serviceaccounts\"\n");
    server.run(
        "etcd",
        binaries.resolve("etcd").toString(),
        "--data-dir",
        state.resolve("etcd").toString(),
        "--unsafe-no-fsync",
        "--listen-client-urls",
        "http://127.0.0.1:" + etcd,
        "--advertise-client-urls",
        "http://127.0.0.1:" + etcd,
        "--listen-peer-urls",
        "http://127.0.0.1:" + peers);
    openssl("genrsa", "-out", state.resolve("sa.key").toString(), "2048");
    server.startAgain();
    return server;
  }

  /** Starts the API server, at the same address as before and with all that was stored. */
  public void startAgain() throws IOException, InterruptedException {
    String key = state.resolve("sa.key").toString();
    run(
        "apiserver",
        binaries.resolve("kube-apiserver").toString(),
        "--etcd-servers",
        "http://127.0.0.1:" + etcd,
        "--bind-address",
        "127.0.0.1",
        "--secure-port",
        Integer.toString(port),
        "--cert-dir",
        state.resolve("certificates").toString(),
        "--token-auth-file",
        state.resolve("tokens.csv").toString(),
        "--service-account-key-file",
        key,
        "--service-account-signing-key-file",
        key,
        "--service-account-issuer",
        "https://kubernetes.default.svc",
        "--authorization-mode",
        "RBAC",
        "--service-cluster-ip-range",
        "10.0.0.0/24",
        "--disable-admission-plugins",
        "ServiceAccount");
    await();
  }

  /** Ends the API server at once, as a crash does. */
  public void crash() throws InterruptedException {
    Process process = processes.get("apiserver");
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  public String url() {
    return "https://127.0.0.1:" + port;
  }

  /** For kubectl and for servers that are started as processes of their own. */
  public String kubeconfig() {
    return """
    {"apiVersion": "v1", "kind": "Config", "current-context": "test",
     "clusters": [{"name": "test", "cluster": {"server": "%s", "insecure-skip-tls-verify": true}}],
     "users": [{"name": "test", "user": {"token": "%s"}}],
     "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}]}
    """
        .formatted(url(), TOKEN);
  }

  private void run(String name, String... command) throws IOException {
    processes.put(
        name,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(state.resolve(name + ".log").toFile())
            .start());
  }

  private static void openssl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("openssl failed");
    }
  }

  private void await() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        if (send("GET", "/readyz", "").statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // it is still starting
      }
      Thread.sleep(100);
    }
    throw new IOException("the API server did not become ready; its log is in " + state);
  }

  /** A client that takes its certificate. */
  public HttpClient client() {
    return client;
  }

  /** Sends a request as the administrator. */
  public HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    return send(method, path, type(method), json, Optional.empty(), List.of());
  }

  /** Sends a request under another name, with the administrator's rights. */
  public HttpResponse<String> sendAs(
      String user, List<String> groups, String method, String path, String json)
      throws IOException, InterruptedException {
    return send(method, path, type(method), json, Optional.of(user), groups);
  }

  private static String type(String method) {
    return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
  }

  /** Sends a request whose body is of a type of its own. */
  public HttpResponse<String> send(String method, String path, String type, String json)
      throws IOException, InterruptedException {
    return send(method, path, type, json, Optional.empty(), List.of());
  }

  /** The same under another name. */
  public HttpResponse<String> send(
      String method,
      String path,
      String type,
      String json,
      Optional<String> user,
      List<String> groups)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(json));
    user.ifPresent(name -> {
      request.header("Impersonate-User", name).header("Impersonate-Group", "system:masters");
      groups.forEach(group -> request.header("Impersonate-Group", group));
    });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static SSLContext trustingAll() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
      return context;
    } catch (java.security.GeneralSecurityException cannotHappen) {
      throw new IllegalStateException(cannotHappen);
    }
  }

  /** The server's certificate is its own and new with every start. */
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

  @Override
  public void close() {
    for (Process process : List.copyOf(processes.values()).reversed()) {
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    try (Stream<Path> files = Files.walk(state)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException gone) {
      // nothing is left to delete
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
