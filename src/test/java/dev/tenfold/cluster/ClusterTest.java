package dev.tenfold.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.cluster.definition.PolicyDefinition;
import dev.tenfold.policy.Policies;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyTally.Standing;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cluster's side of a replica, or of two, on a real API server. */
class ClusterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static Optional<ApiServer> server = Optional.empty();

  private Optional<Replica> replica = Optional.empty();

  /** What a replica has of the cluster, without a server in front of it. */
  private static final class Replica implements AutoCloseable {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KubernetesClient client;
    private final NamespaceWatch namespaces;
    private final PolicyWatch policies;
    private final StatusWriter status;
    private final ClusterLookup lookup;
    private final ClusterHealth health;

    Replica(String url, Optional<Duration> patience) {
      Config config =
          new ConfigBuilder(Config.empty())
              .withMasterUrl(url)
              .withOauthToken(ApiServer.TOKEN)
              .withTrustCerts(true)
              .withConnectionTimeout(1000)
              .withRequestRetryBackoffLimit(0)
              .withWatchReconnectInterval(100)
              .build();
      client = new KubernetesClientBuilder().withConfig(config).build();
      ApiReader api = new ApiReader(client, meters, 100_000);
      namespaces = new NamespaceWatch(api, client);
      policies = new PolicyWatch(client);
      status = new StatusWriter(client, policies, Duration.ofMillis(200));
      lookup = new ClusterLookup(api, namespaces, new StoredObjects(api));
      health = new ClusterHealth(policies, namespaces, meters, patience);
      namespaces.start(new StartupEvent());
      policies.start(new StartupEvent());
      status.start(new StartupEvent());
    }

    boolean isReady() {
      return health.call().getStatus()
          == org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;
    }

    String health(String key) {
      return String.valueOf(health.call().getData().orElseThrow().get(key));
    }

    Optional<String> configMap(String name) {
      return lookup
          .find(Lookup.Reference.configMap("default", name))
          .found()
          .map(map -> map.root().down("data", "value").string());
    }

    double lookups(String result) {
      return meters.counter("tenfold.lookups", "kind", "ConfigMap", "result", result).count();
    }

    List<String> names() {
      return policies.valid().inOrder().stream().map(Policy::name).toList();
    }

    @Override
    public void close() {
      status.stop(new ShutdownEvent());
      policies.stop();
      namespaces.stop();
      client.close();
    }
  }

  @BeforeAll
  static void startServer() throws Exception {
    Optional<Path> binaries = ApiServer.binaries();
    assumeTrue(
        binaries.isPresent(),
        "no kube-apiserver and etcd in TENFOLD_API_SERVER_BIN, KUBEBUILDER_ASSETS or the cache");
    server = Optional.of(ApiServer.start(binaries.get()));
    api()
        .send(
            "POST",
            "/api/v1/namespaces",
            "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"default\"}}");
  }

  @AfterAll
  static void stopServer() {
    server.ifPresent(ApiServer::close);
  }

  @BeforeEach
  void install() throws Exception {
    PolicyDefinition.install(api());
  }

  @AfterEach
  void clear() throws Exception {
    replica.ifPresent(Replica::close);
    api().send("DELETE", PolicyDefinition.PATH, "");
  }

  private static ApiServer api() {
    return server.orElseThrow();
  }

  private Replica replica() throws Exception {
    Replica started = new Replica(api().url(), Optional.empty());
    replica = Optional.of(started);
    await(started::isReady);
    return started;
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    await(Duration.ofSeconds(20), condition);
  }

  private static void await(Duration most, Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(most);
    while (!condition.call()) {
      assertTrue(Instant.now().isBefore(end), () -> "not within " + most);
      Thread.sleep(10);
    }
  }

  private static void put(String name, String value) throws Exception {
    String map =
        """
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s"}, "data": {"value": "%s"}}
        """
            .formatted(name, value);
    String path = "/api/v1/namespaces/default/configmaps";
    if (api().send("PUT", path + "/" + name, map).statusCode() == 404) {
      assertEquals(201, api().send("POST", path, map).statusCode());
    }
  }

  private static JsonNode policy(String name, String spec) throws Exception {
    String policy =
        """
        {"apiVersion": "tenfold.dev/v1alpha1", "kind": "LearningRatePolicy",
         "metadata": {"name": "%s"}, "spec": %s}
        """
            .formatted(name, spec);
    HttpResponse<String> answer = api().send("POST", PolicyDefinition.PATH, policy);
    assertEquals(201, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private static JsonNode stored(String name) throws Exception {
    return JSON.readTree(api().send("GET", PolicyDefinition.PATH + "/" + name, "").body());
  }

  private static void patch(String name, String merge) throws Exception {
    HttpResponse<String> answer =
        api()
            .send(
                "PATCH",
                PolicyDefinition.PATH + "/" + name,
                "application/merge-patch+json",
                merge,
                Optional.empty(),
                List.of());
    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Test
  void aConfigMapIsSeenAsItWasWrittenJustBefore() throws Exception {
    Replica tenfold = replica();
    for (int i = 0; i < 300; i++) {
      put("changed", "value " + i);
      assertEquals(Optional.of("value " + i), tenfold.configMap("changed"));
      put("new-" + i, "value");
      assertEquals(Optional.of("value"), tenfold.configMap("new-" + i));
    }
  }

  @Test
  void whatIsNotThereIsAbsentAndWhatNoObjectIsCalledIsNotAskedFor() throws Exception {
    Replica tenfold = replica();
    assertInstanceOf(
        Reading.Absent.class, tenfold.lookup.find(Lookup.Reference.configMap("default", "none")));
    assertEquals(
        new Reading.Unreadable<Manifest>("no ConfigMap is named"),
        tenfold.lookup.find(Lookup.Reference.configMap("default", "")));
    for (String name : List.of("../secrets/token", "a b", "A", "x".repeat(300))) {
      assertInstanceOf(
          Reading.Absent.class, tenfold.lookup.find(Lookup.Reference.configMap("default", name)));
    }
    assertEquals(1, tenfold.lookups("absent"));
    assertEquals(
        new Reading.Unreadable<Manifest>("Secret \"token\" cannot be looked up"),
        tenfold.lookup.find(new Lookup.Reference("", "Secret", "default", "token")));
  }

  @Test
  void aNamespaceIsSeenWithItsLabelsAndOneOfAMomentAgoToo() throws Exception {
    Replica tenfold = replica();
    for (int i = 0; i < 50; i++) {
      String namespace =
          """
          {"apiVersion": "v1", "kind": "Namespace",
           "metadata": {"name": "team-%d", "labels": {"tenfold.dev/mode": "warn"}}}
          """
              .formatted(i);
      assertEquals(201, api().send("POST", "/api/v1/namespaces", namespace).statusCode());
      Reading<Manifest> found =
          tenfold.lookup.find(new Lookup.Reference("", "Namespace", "", "team-" + i));
      assertEquals("warn", found.found().orElseThrow().label("tenfold.dev/mode"));
    }
    assertInstanceOf(
        Reading.Absent.class,
        tenfold.lookup.find(new Lookup.Reference("", "Namespace", "", "none")));
  }

  @Test
  void policiesAreInForceWithinASecondOfEachChange() throws Exception {
    Replica tenfold = replica();
    Duration second = Duration.ofSeconds(1);
    policy("a", "{\"priority\": 1}");
    await(second, () -> tenfold.names().equals(List.of("a")));
    policy("b", "{\"priority\": 2}");
    await(second, () -> tenfold.names().equals(List.of("b", "a")));
    patch("a", "{\"spec\": {\"priority\": 3}}");
    await(second, () -> tenfold.names().equals(List.of("a", "b")));
    api().send("DELETE", PolicyDefinition.PATH, "");
    await(second, () -> tenfold.policies.valid().equals(Policies.NONE));
  }

  @Test
  void anInvalidPolicyDisablesOnlyItself() throws Exception {
    api()
        .send(
            "DELETE",
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/learningratepolicies.tenfold.dev",
            "");
    await(() -> api().send("GET", PolicyDefinition.PATH, "").statusCode() == 404);
    PolicyDefinition.installOlder(api());
    Replica tenfold = replica();
    policy("good", "{\"priority\": 1, \"copied\": \"Warn\"}");
    policy("bad", "{\"priority\": 9, \"copied\": \"Refuse\", \"stages\": [{\"name\": \"stf\"}]}");
    policy("newer", "{\"someday\": true}");
    await(() -> tenfold.policies.stored().size() == 3);
    assertEquals(List.of("good", "newer"), tenfold.names());
    assertEquals(1, tenfold.meters.get("tenfold.policies").tag("state", "invalid").gauge().value());
    assertEquals(2, tenfold.meters.get("tenfold.policies").tag("state", "valid").gauge().value());
    await(() -> stored("bad").path("status").has("conditions"));
    JsonNode condition = stored("bad").path("status").path("conditions").path(0);
    assertEquals("Valid", condition.path("type").asText());
    assertEquals("False", condition.path("status").asText());
    assertEquals(
        "not taken, and no other policy is affected: spec.copied: \"Refuse\" is not supported; write"
            + " Deny, Patch, Warn, Audit or Off; spec.stages[0]: unknown stage; write sft, dpo, orpo,"
            + " kto, cpo, simpo, grpo, rloo, ppo, reward, pretrain or unknown, or say with"
            + " recognisedBy how a stage of your own is recognised",
        condition.path("message").asText());
    await(() -> stored("newer").path("status").has("conditions"));
    assertEquals(
        "in force, but this version of Tenfold passes over spec.someday",
        stored("newer").path("status").path("conditions").path(0).path("message").asText());
    patch("bad", "{\"spec\": {\"copied\": \"Deny\", \"stages\": null}}");
    await(() -> tenfold.names().equals(List.of("bad", "good", "newer")));
    await(() -> stored("bad").path("status").path("action").asText().equals("Deny"));
    assertEquals(
        "True", stored("bad").path("status").path("conditions").path(0).path("status").asText());
  }

  @Test
  void everyReplicaAddsItsCountsAndAChangeBeginsAgain() throws Exception {
    Replica one = replica();
    try (Replica two = new Replica(api().url(), Optional.empty())) {
      policy("research", "{\"copied\": \"Patch\"}");
      await(() -> one.names().size() == 1 && two.names().size() == 1);
      Policy policy = one.policies.valid().inOrder().getFirst();
      for (int i = 0; i < 50; i++) {
        one.status.count(policy, Standing.KEEPS);
        two.status.count(policy, Standing.VIOLATES);
        Thread.sleep(20);
      }
      await(() -> stored("research").path("status").path("covered").asInt() == 100);
      JsonNode status = stored("research").path("status");
      assertEquals(50, status.path("violations").asInt());
      assertEquals(1, status.path("observedGeneration").asInt());
      assertEquals("Patch", status.path("action").asText());
      assertFalse(status.path("countedSince").asText().isEmpty());
      patch("research", "{\"spec\": {\"dryRun\": true}}");
      await(() -> stored("research").path("status").path("observedGeneration").asInt() == 2);
      status = stored("research").path("status");
      assertEquals(0, status.path("covered").asInt());
      assertEquals("Patch (dry run)", status.path("action").asText());
      String version = stored("research").path("metadata").path("resourceVersion").asText();
      Thread.sleep(1000);
      assertEquals(
          version,
          stored("research").path("metadata").path("resourceVersion").asText(),
          "nothing happened, so nothing is written");
    }
  }

  @Test
  void withoutTheDefinitionThereAreNoPoliciesAndTheReplicaIsReady() throws Exception {
    api()
        .send(
            "DELETE",
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/learningratepolicies.tenfold.dev",
            "");
    await(() -> api().send("GET", PolicyDefinition.PATH, "").statusCode() == 404);
    Replica tenfold = replica();
    assertEquals("not installed", tenfold.health("policies"));
    PolicyDefinition.install(api());
    policy("late", "{}");
    await(() -> tenfold.names().equals(List.of("late")));
    assertEquals("watched", tenfold.health("policies"));
  }

  @Test
  void withoutTheApiServerItGoesOnWithWhatItKnew() throws Exception {
    put("known", "value");
    policy("kept", "{\"copied\": \"Audit\"}");
    Replica tenfold = replica();
    await(() -> tenfold.names().equals(List.of("kept")));
    assertEquals(Optional.of("value"), tenfold.configMap("known"));
    api().crash();
    try {
      await(() -> tenfold.health("policies").startsWith("lost for "));
      assertTrue(tenfold.isReady());
      await(() ->
          tenfold
                  .meters
                  .get("tenfold.watch.lost.seconds")
                  .tag("resource", "namespaces")
                  .gauge()
                  .value()
              >= 3);
      assertEquals(List.of("kept"), tenfold.names());
      assertEquals(Optional.of("value"), tenfold.configMap("known"));
      assertTrue(tenfold.lookups("remembered") >= 1);
      assertEquals(
          new Reading.Unreadable<Manifest>(
              "ConfigMap \"other\" cannot be read: no answer from the API server"),
          tenfold.lookup.find(Lookup.Reference.configMap("default", "other")));
      assertEquals(
          "default",
          tenfold
              .lookup
              .find(new Lookup.Reference("", "Namespace", "", "default"))
              .found()
              .orElseThrow()
              .name());
    } finally {
      api().startAgain();
    }
    policy("after", "{}");
    await(() -> tenfold.names().equals(List.of("after", "kept")));
    await(() -> tenfold.health("policies").equals("watched"));
    put("known", "another");
    await(() -> tenfold.configMap("known").equals(Optional.of("another")));
  }

  @Test
  void whereNoClusterIsInReachItServesWithoutOne() throws Exception {
    try (Replica alone = new Replica("https://127.0.0.1:1", Optional.of(Duration.ZERO))) {
      await(alone::isReady);
      await(() -> alone.health("policies").equals("no answer"));
      assertEquals(Policies.NONE, alone.policies.valid());
      assertEquals(
          new Reading.Unreadable<Manifest>(
              "ConfigMap \"any\" cannot be read: no answer from the API server"),
          alone.lookup.find(Lookup.Reference.configMap("default", "any")));
    }
  }

  @Test
  void inAPodItWaitsForTheClusterAWhile() throws Exception {
    try (Replica alone = new Replica("https://127.0.0.1:1", Optional.of(Duration.ofSeconds(4)))) {
      await(() -> alone.health("policies").equals("no answer"));
      assertFalse(alone.isReady());
      await(alone::isReady);
    }
  }
}
