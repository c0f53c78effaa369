package dev.tenfold.cluster.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cluster.ApiServer;
import dev.tenfold.cluster.DeployManifests;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the chart's jobs do to a real API server. */
class InstallTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADMISSION = "/apis/admissionregistration.k8s.io/v1/";
  private static final Map<String, String> CONFIGURATIONS =
      Map.of(
          "ValidatingWebhookConfiguration", "validatingwebhookconfigurations",
          "MutatingWebhookConfiguration", "mutatingwebhookconfigurations");

  private static Optional<ApiServer> server = Optional.empty();

  private final List<String> said = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(ApiServer.binaries().isPresent(), "no kube-apiserver and etcd");
    server = Optional.of(ApiServer.start(ApiServer.binaries().orElseThrow()));
  }

  @AfterAll
  static void stop() {
    server.ifPresent(ApiServer::close);
  }

  /** A renewal keeps whom they trust, and each test begins without any. */
  @AfterEach
  void removeConfigurations() throws Exception {
    for (String resource : CONFIGURATIONS.values()) {
      for (String name : List.of("tenfold", "foreign")) {
        cluster().send("DELETE", ADMISSION + resource + "/" + name, "");
      }
    }
  }

  private static ApiServer cluster() {
    return server.orElseThrow();
  }

  private Install install(String namespace, String account) throws Exception {
    cluster()
        .send("POST", "/api/v1/namespaces", "{\"metadata\": {\"name\": \"" + namespace + "\"}}");
    return new Install(
        new Api(cluster().client(), cluster().url(), ApiServer.TOKEN),
        new Release(namespace, "tenfold", "tenfold-tls", 30, account),
        said::add);
  }

  private static JsonNode get(String path) throws Exception {
    return JSON.readTree(cluster().send("GET", path, "").body());
  }

  private static JsonNode secret(String namespace) throws Exception {
    return get("/api/v1/namespaces/" + namespace + "/secrets/tenfold-tls");
  }

  private static List<X509Certificate> certificates(JsonNode secret, String key) throws Exception {
    return Base64Pem.certificates(Base64Pem.decoded(secret.path("data").path(key).asText()));
  }

  /** As the chart makes them, under a name and with what the change makes of each webhook. */
  private static void configurations(String name, Consumer<ObjectNode> change) throws Exception {
    for (Map.Entry<String, String> kind : CONFIGURATIONS.entrySet()) {
      ObjectNode configuration = DeployManifests.of(kind.getKey()).getFirst().deepCopy();
      configuration.withObject("metadata").put("name", name);
      configuration
          .path("webhooks")
          .forEach(webhook -> change.accept((ObjectNode) webhook.path("clientConfig")));
      assertEquals(
          201,
          cluster()
              .send("POST", ADMISSION + kind.getValue(), configuration.toString())
              .statusCode());
    }
  }

  @Test
  void theCertificateIsMadeOnceAndSignedByItsAuthority() throws Exception {
    Install install = install("first", "");
    install.step("prepare");
    JsonNode made = secret("first");
    assertEquals("kubernetes.io/tls", made.path("type").asText());
    X509Certificate certificate = certificates(made, "tls.crt").getFirst();
    certificate.verify(certificates(made, "ca.crt").getFirst().getPublicKey());
    assertEquals(
        List.of("tenfold.first.svc", "tenfold.first.svc.cluster.local"),
        certificate.getSubjectAlternativeNames().stream().map(List::getLast).toList());
    install.step("prepare");
    assertEquals(made.path("data"), secret("first").path("data"));
    assertEquals(
        List.of(
            "made the certificate in Secret tenfold-tls",
            "the certificate in Secret tenfold-tls is kept"),
        said);
  }

  @Test
  void aCertificateThatDoesNotFitIsRenewedAndTheOldAuthorityStaysTrusted() throws Exception {
    install("elsewhere", "").step("prepare");
    JsonNode others = secret("elsewhere");
    Install install = install("renewed", "");
    ObjectNode copy = JSON.createObjectNode().put("type", "kubernetes.io/tls");
    copy.putObject("metadata").put("name", "tenfold-tls");
    copy.set("data", others.path("data"));
    cluster().send("POST", "/api/v1/namespaces/renewed/secrets", copy.toString());
    said.clear();
    install.step("prepare");
    assertEquals(
        List.of(
            "renewed the certificate in Secret tenfold-tls, because it was not for"
                + " tenfold.renewed.svc"),
        said);
    List<X509Certificate> authorities = certificates(secret("renewed"), "ca.crt");
    assertEquals(2, authorities.size());
    assertEquals(certificates(others, "ca.crt").getFirst(), authorities.getLast());
    certificates(secret("renewed"), "tls.crt")
        .getFirst()
        .verify(authorities.getFirst().getPublicKey());
    assertNotEquals(
        others.path("data").path("tls.key"), secret("renewed").path("data").path("tls.key"));
  }

  /** Somebody wrote a pair of his own there, and had the webhooks trust it. */
  @Test
  void aCertificateOfAnotherAuthorityIsRenewedAndTheWebhooksTrustBothMeanwhile() throws Exception {
    Release release = new Release("foreign", "foreign", "tenfold-tls", 30, "");
    install("foreign", "").step("prepare");
    Install install =
        new Install(
            new Api(cluster().client(), cluster().url(), ApiServer.TOKEN), release, said::add);
    Authority.Pair foreign = Authority.pair("foreign", release.hosts(), Duration.ofDays(2));
    ObjectNode secret = (ObjectNode) secret("foreign");
    X509Certificate own = certificates(secret, "ca.crt").getFirst();
    secret
        .withObject("data")
        .put("tls.crt", Base64Pem.encoded(foreign.certificate()))
        .put("tls.key", Base64Pem.encoded(foreign.key()));
    cluster().send("PUT", "/api/v1/namespaces/foreign/secrets/tenfold-tls", secret.toString());
    configurations(
        "foreign", client -> client.put("caBundle", Base64Pem.encoded(foreign.authority())));
    said.clear();

    install.step("prepare");

    assertEquals(
        List.of(
            "renewed the certificate in Secret tenfold-tls, because the authority in ca.crt did not"
                + " sign it"),
        said);
    List<X509Certificate> authorities = certificates(secret("foreign"), "ca.crt");
    assertEquals(
        List.of(own, Base64Pem.certificates(foreign.authority()).getFirst()),
        authorities.subList(1, authorities.size()));
    certificates(secret("foreign"), "tls.crt")
        .getFirst()
        .verify(authorities.getFirst().getPublicKey());
    for (String resource : CONFIGURATIONS.values()) {
      for (JsonNode webhook : get(ADMISSION + resource + "/foreign").path("webhooks")) {
        assertEquals(
            secret("foreign").path("data").path("ca.crt"),
            webhook.path("clientConfig").path("caBundle"));
      }
    }
  }

  @Test
  void theWebhooksLearnTheAuthorityAndEverythingBelongsToTheService() throws Exception {
    Install install = install("trusting", "");
    install.step("prepare");
    cluster()
        .send(
            "POST",
            "/api/v1/namespaces/trusting/services",
            "{\"metadata\": {\"name\": \"tenfold\"}, \"spec\": {\"ports\": [{\"port\": 443}]}}");
    configurations("tenfold", client -> client.remove("caBundle"));
    install.step("finish");
    String authority = secret("trusting").path("data").path("ca.crt").asText();
    for (String resource : CONFIGURATIONS.values()) {
      for (JsonNode webhook : get(ADMISSION + resource + "/tenfold").path("webhooks")) {
        assertEquals(authority, webhook.path("clientConfig").path("caBundle").asText());
      }
    }
    assertEquals(
        get("/api/v1/namespaces/trusting/services/tenfold").path("metadata").path("uid"),
        secret("trusting").path("metadata").path("ownerReferences").path(0).path("uid"));
    said.clear();
    install.step("finish");
    assertEquals(List.of("0 webhooks have learned the CA"), said);
  }

  @Test
  void leavingTakesTheBindingAwayAndDoesNotMindWhereThereIsNone() throws Exception {
    Install install = install("leaving", "tenfold");
    String bindings = "/apis/rbac.authorization.k8s.io/v1/namespaces/leaving/rolebindings";
    cluster()
        .send(
            "POST",
            bindings,
            "{\"metadata\": {\"name\": \"tenfold-in-service\"}, \"roleRef\": {\"apiGroup\":"
                + " \"rbac.authorization.k8s.io\", \"kind\": \"Role\", \"name\": \"any\"}}");
    assertEquals(200, cluster().send("GET", bindings + "/tenfold-in-service", "").statusCode());
    install.step("leave");
    assertEquals(404, cluster().send("GET", bindings + "/tenfold-in-service", "").statusCode());
    install.step("leave");
    assertEquals(List.of("the API server asks no more", "the API server asks no more"), said);
  }

  @Test
  void whatTheApiServerRefusesIsToldInOneSentence() throws Exception {
    Install install =
        new Install(
            new Api(cluster().client(), cluster().url(), "nobody"),
            new Release("first", "tenfold", "tenfold-tls", 30, ""),
            said::add);
    String why = assertThrows(IOException.class, () -> install.step("prepare")).getMessage();
    assertEquals("Secret tenfold-tls: the API server answered 401 Unauthorized", why);
  }

  @Test
  void wrongWordsAreToldInOneSentence() {
    List<String> words = List.of("prepare", "--namespace=tenfold-system");
    assertEquals(1, Install.run(words, Map.of(), said::add));
    assertEquals(List.of("tenfold install: --name is missing"), said);
    assertTrue(said.getFirst().lines().count() == 1);
  }
}
