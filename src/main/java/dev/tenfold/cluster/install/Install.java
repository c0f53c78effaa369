package dev.tenfold.cluster.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code tenfold install STEP --namespace=... --name=...}: what Helm cannot do by itself.
 *
 * <p>{@code prepare} makes the certificate before pods want it. {@code finish} has the webhooks
 * trust it, and where nothing is to be admitted unread, lets the API server ask once there is an
 * answer. {@code leave} takes that back before pods go, and {@code test} shows an answer.
 */
public final class Install {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final String RBAC = "rbac.authorization.k8s.io";

  private final Api api;
  private final Release release;
  private final Consumer<String> say;

  Install(Api api, Release release, Consumer<String> say) {
    this.api = api;
    this.release = release;
    this.say = say;
  }

  /**
   * Runs a step in a pod.
   *
   * @return the exit status
   */
  public static int run(List<String> words, Map<String, String> environment, Consumer<String> say) {
    try {
      Release release = Release.of(options(words));
      new Install(InPod.api(environment), release, say)
          .step(words.isEmpty() ? "" : words.getFirst());
      return 0;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException failure) {
      say.accept("tenfold install: " + failure.getMessage());
      return 1;
    }
  }

  private static Map<String, String> options(List<String> words) {
    Map<String, String> options = new HashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (word.startsWith("--") && equals > 0) {
        options.put(word.substring(2, equals), word.substring(equals + 1));
      }
    }
    return options;
  }

  void step(String name) throws IOException {
    switch (name) {
      case "prepare" -> say.accept(new StoredCertificate(api, release).ensure());
      case "finish" -> finish();
      case "leave" -> leave();
      case "test" -> say.accept(Trial.answer(api, release));
      default ->
          throw new IllegalArgumentException(
              "\"" + name + "\" is no step; write prepare, finish, leave or test");
    }
  }

  private void finish() throws IOException {
    WebhookConfigurations webhooks = new WebhookConfigurations(api, release.name());
    if (release.makesCertificate()) {
      StoredCertificate certificate = new StoredCertificate(api, release);
      certificate.belongsTo(service());
      say.accept(webhooks.trust(certificate.authorities()));
    }
    if (release.waitsForAnswers()) {
      say.accept(await(webhooks));
      bind();
      say.accept("the API server asks from now on");
    }
  }

  /** An answer through the Service, and a CA in every webhook. */
  private String await(WebhookConfigurations webhooks) throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        if (webhooks.trustSomebody()) {
          return Trial.answer(api, release);
        }
        if (Instant.now().isAfter(end)) {
          throw new IOException("nobody has written a CA into the webhook configurations");
        }
      } catch (IOException notYet) {
        if (Instant.now().isAfter(end)) {
          throw notYet;
        }
      }
      pause(AGAIN);
    }
  }

  private void bind() throws IOException {
    ObjectNode binding = JsonNodeFactory.instance.objectNode();
    binding.put("apiVersion", RBAC + "/v1").put("kind", "RoleBinding");
    ObjectNode metadata = binding.putObject("metadata");
    metadata.put("name", release.inService());
    metadata.putObject("labels").put("app.kubernetes.io/part-of", release.name());
    metadata.putArray("ownerReferences").add(service());
    binding
        .putObject("roleRef")
        .put("apiGroup", RBAC)
        .put("kind", "Role")
        .put("name", release.inService());
    binding
        .putArray("subjects")
        .addObject()
        .put("kind", "ServiceAccount")
        .put("name", release.account())
        .put("namespace", release.namespace());
    api.require(
        "RoleBinding " + release.inService(),
        api.send("POST", bindings(), "application/json", binding.toString()),
        Api.EXISTS);
  }

  private void leave() throws IOException {
    api.require(
        "RoleBinding " + release.inService(),
        api.send("DELETE", bindings() + "/" + release.inService(), "application/json", ""),
        Api.NOT_FOUND);
    // every API server has heard of it before the first pod goes
    pause(AGAIN.multipliedBy(2));
    say.accept("the API server asks no more");
  }

  private String bindings() {
    return "/apis/" + RBAC + "/v1/namespaces/" + release.namespace() + "/rolebindings";
  }

  /** Whose everything is that is made here. */
  private ObjectNode service() throws IOException {
    Api.Answer service =
        api.require(
            "Service " + release.name(),
            api.get("/api/v1/namespaces/" + release.namespace() + "/services/" + release.name()),
            Set.of());
    return JsonNodeFactory.instance
        .objectNode()
        .put("apiVersion", "v1")
        .put("kind", "Service")
        .put("name", release.name())
        .put("uid", service.body().path("metadata").path("uid").asText());
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
