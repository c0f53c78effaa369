package dev.tenfold.cluster.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The Secret with the webhook's certificate, which is made once and renewed in time. */
final class StoredCertificate {
  private static final String AUTHORITY = "ca.crt";
  private static final String CERTIFICATE = "tls.crt";
  private static final String KEY = "tls.key";

  private final Api api;
  private final Release release;

  StoredCertificate(Api api, Release release) {
    this.api = api;
    this.release = release;
  }

  /** Makes it where there is none, none that fits, or one whose last third has begun. */
  String ensure() throws IOException {
    Api.Answer found = read();
    if (found.status() == 404) {
      api.require("Secret " + release.secret(), create(next("")), Set.of());
      return "made the certificate in Secret " + release.secret();
    }
    String why = whyNot(found.body());
    if (why.isEmpty()) {
      return "the certificate in Secret " + release.secret() + " is kept";
    }
    // the new authority is trusted before a replica can have read the new pair, and while one has
    // the old, so is whoever signed that
    WebhookConfigurations webhooks = new WebhookConfigurations(api, release.name());
    ObjectNode secret = found.body().deepCopy();
    ObjectNode next = next(text(found.body(), AUTHORITY) + webhooks.trusted());
    webhooks.trust(next.path(AUTHORITY).asText());
    secret.set("data", next);
    api.require(
        "Secret " + release.secret(),
        api.send("PUT", path() + "/" + release.secret(), "application/json", secret.toString()),
        Set.of());
    return "renewed the certificate in Secret " + release.secret() + ", because " + why;
  }

  /** The authorities that sign it, PEM in base64, as webhook configurations hold them. */
  String authorities() throws IOException {
    Api.Answer found = api.require("Secret " + release.secret(), read(), Set.of());
    String authorities = found.body().path("data").path(AUTHORITY).asText("");
    if (authorities.isEmpty()) {
      throw new IOException("Secret " + release.secret() + " has no " + AUTHORITY);
    }
    return authorities;
  }

  /** From now on it goes when the owner goes. */
  void belongsTo(ObjectNode owner) throws IOException {
    ObjectNode secret =
        api.require("Secret " + release.secret(), read(), Set.of()).body().deepCopy();
    ((ObjectNode) secret.path("metadata")).putArray("ownerReferences").add(owner);
    api.require(
        "Secret " + release.secret(),
        api.send("PUT", path() + "/" + release.secret(), "application/json", secret.toString()),
        Set.of());
  }

  private Api.Answer read() throws IOException {
    return api.require(
        "Secret " + release.secret(), api.get(path() + "/" + release.secret()), Api.NOT_FOUND);
  }

  private Api.Answer create(ObjectNode data) throws IOException {
    ObjectNode secret = JsonNodeFactory.instance.objectNode();
    secret.put("apiVersion", "v1").put("kind", "Secret").put("type", "kubernetes.io/tls");
    secret
        .putObject("metadata")
        .put("name", release.secret())
        .putObject("labels")
        .put("app.kubernetes.io/part-of", release.name());
    secret.set("data", data);
    return api.send("POST", path(), "application/json", secret.toString());
  }

  private String path() {
    return "/api/v1/namespaces/" + release.namespace() + "/secrets";
  }

  private ObjectNode next(String before) throws IOException {
    Authority.Pair pair =
        Authority.pair(release.name(), release.hosts(), Duration.ofDays(release.days()));
    return JsonNodeFactory.instance
        .objectNode()
        .put(AUTHORITY, Base64Pem.encoded(Base64Pem.distinct(pair.authority() + before)))
        .put(CERTIFICATE, Base64Pem.encoded(pair.certificate()))
        .put(KEY, Base64Pem.encoded(pair.key()));
  }

  /** Why a stored pair is to be replaced; empty where it is good. */
  private String whyNot(JsonNode secret) {
    if (text(secret, AUTHORITY).isEmpty() || text(secret, KEY).isEmpty()) {
      return "it was not whole";
    }
    try {
      List<X509Certificate> chain = Base64Pem.certificates(text(secret, CERTIFICATE));
      if (chain.isEmpty()) {
        return "it could not be read";
      }
      X509Certificate certificate = chain.getFirst();
      Set<String> names =
          certificate.getSubjectAlternativeNames() == null
              ? Set.of()
              : certificate.getSubjectAlternativeNames().stream()
                  .map(List::getLast)
                  .map(Object::toString)
                  .collect(Collectors.toSet());
      if (!names.contains(release.hosts().getFirst())) {
        return "it was not for " + release.hosts().getFirst();
      }
      if (!Base64Pem.isSigned(chain, Base64Pem.certificates(text(secret, AUTHORITY)))) {
        return "the authority in " + AUTHORITY + " did not sign it";
      }
      Instant start = certificate.getNotBefore().toInstant();
      Instant end = certificate.getNotAfter().toInstant();
      Instant lastThird = end.minus(Duration.between(start, end).dividedBy(3));
      return Instant.now().isBefore(lastThird) ? "" : "it ends on " + end;
    } catch (CertificateException unreadable) {
      return "it could not be read";
    }
  }

  private static String text(JsonNode secret, String key) {
    return Base64Pem.decoded(secret.path("data").path(key).asText(""));
  }
}
