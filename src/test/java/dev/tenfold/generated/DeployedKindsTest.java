package dev.tenfold.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenfold.cluster.DeployManifests;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code deploy/} asks about and may read is what the list of kinds says. */
class DeployedKindsTest {
  private static final JsonNode KINDS =
      KubernetesYaml.toJson(
          YamlText.readFile(Text.written(new Place.InSubmitted(Pointer.ROOT), ChartKinds.text()))
              .trees()
              .getFirst());

  @ParameterizedTest
  @ValueSource(strings = {"ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"})
  void theWebhooksAskAboutEveryKindAndNoOther(String kind) {
    JsonNode webhooks = DeployManifests.of(kind).getFirst().path("webhooks");
    assertEquals(KINDS.path("rules"), webhooks.path(0).path("rules"));
    boolean mutating = kind.equals("MutatingWebhookConfiguration");
    JsonNode second = webhooks.path(mutating ? 2 : 1);
    JsonNode labelled = KINDS.path("labelled").path(0);
    assertEquals(labelled.path("rules"), second.path("rules"));
    assertEquals(
        JsonNodeFactory.instance.objectNode().put(labelled.path("label").asText(), "true"),
        second.path("objectSelector").path("matchLabels"));
    assertEquals(
        mutating ? KINDS.path("appliedAgain") : namespaces(),
        webhooks.path(mutating ? 1 : 2).path("rules"));
    assertEquals(2 + KINDS.path("labelled").size(), webhooks.size());
    assertEquals(Set.of(), subresources(webhooks));
  }

  private static JsonNode namespaces() {
    return KubernetesYaml.toJson(
        YamlText.readFile(
                Text.written(
                    new Place.InSubmitted(Pointer.ROOT),
                    """
                    - apiGroups: [""]
                      apiVersions: ["v1"]
                      operations: ["CREATE", "UPDATE"]
                      resources: ["namespaces"]
                      scope: Cluster
                    """))
            .trees()
            .getFirst());
  }

  private static Set<String> subresources(JsonNode webhooks) {
    Set<String> found = new TreeSet<>();
    webhooks
        .findValues("resources")
        .forEach(list ->
            list.forEach(resource -> {
              if (resource.asText().contains("/") || resource.asText().contains("*")) {
                found.add(resource.asText());
              }
            }));
    return found;
  }

  @Test
  void theRoleReadsWhatIsReferredToAndWritesEventsAndTheStatusOfPolicies() {
    List<String> rules = new ArrayList<>();
    DeployManifests.of("ClusterRole")
        .getFirst()
        .path("rules")
        .forEach(rule -> rules.add(rule.toString()));
    List<String> expected =
        new ArrayList<>(
            List.of(
                "{\"apiGroups\":[\"\"],\"resources\":[\"configmaps\"],\"verbs\":[\"get\"]}",
                "{\"apiGroups\":[\"\"],\"resources\":[\"namespaces\"],\"verbs\":[\"get\",\"list\",\"watch\"]}",
                "{\"apiGroups\":[\"\"],\"resources\":[\"events\"],\"verbs\":[\"create\",\"patch\"]}"));
    KINDS.path("reads").forEach(rule -> expected.add(rule.toString()));
    expected.add(
        "{\"apiGroups\":[\"tenfold.dev\"],\"resources\":[\"learningratepolicies\"],\"verbs\":[\"get\",\"list\",\"watch\"]}");
    expected.add(
        "{\"apiGroups\":[\"tenfold.dev\"],\"resources\":[\"learningratepolicies/status\"],\"verbs\":[\"patch\"]}");
    assertEquals(expected, rules);
  }
}
