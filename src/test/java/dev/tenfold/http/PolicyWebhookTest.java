package dev.tenfold.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.policy.Policies;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyTally.Standing;
import dev.tenfold.policy.PolicyText;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Limits;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Manifest.Owner;
import dev.tenfold.source.Notices.Notice;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a policy is seen in the answers of the webhook, and what is counted. */
class PolicyWebhookTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COPIED = "2e-5";
  private static final String RIGHT = "2e-4";

  private final List<String> counted = new ArrayList<>();
  private final List<Notice> told = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private Webhook webhook(Policies policies, Lookup lookup) {
    return new Webhook(
        () -> lookup,
        () -> Limits.DEFAULT,
        told::add,
        () -> policies,
        this::count,
        meters,
        new Traces(Optional.empty()));
  }

  private void count(Policy policy, Standing standing) {
    counted.add(policy.name() + " " + standing);
  }

  private static Policies policies(String spec) {
    return PolicyText.read(
            """
            apiVersion: tenfold.dev/v1alpha1
            kind: LearningRatePolicy
            metadata: {name: research}
            spec: %s
            """
                .formatted(spec))
        .found()
        .orElseThrow();
  }

  private static String review(String fields, String rate) {
    return """
    {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "u-1", %s
     "operation": "CREATE", "namespace": "team-a", "userInfo": {"username": "jane", "groups": ["ml"]},
     "object": {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "zephyr"}, "spec":
     {"template": {"spec": {"containers": [{"name": "train", "command": ["trl", "sft", "--use_peft",
      "--load_in_4bit", "--learning_rate", "%s"]}]}}}}}}
    """
        .formatted(fields, rate);
  }

  private JsonNode validate(Policies policies, String body) throws Exception {
    return response(webhook(policies, none()), body);
  }

  private static Lookup none() {
    return reference -> new Reading.Absent<>();
  }

  private static JsonNode response(Webhook webhook, String body) throws Exception {
    String answer =
        (String) webhook.validate("", body.getBytes(StandardCharsets.UTF_8)).getEntity();
    return JSON.readTree(answer).path("response");
  }

  @Test
  void theAuditAnnotationNamesThePolicyAndTheMode() throws Exception {
    Manifest namespace =
        Manifest.referenced(
            KubernetesYaml.toJson(
                YamlText.read(
                        Text.written(
                            new Place.InSubmitted(Pointer.ROOT),
                            "{apiVersion: v1, kind: Namespace, metadata: {name: team-a, labels:"
                                + " {tenfold.dev/mode: warn}}}"))
                    .trees()
                    .getFirst()));
    JsonNode response =
        response(
            webhook(
                policies("{copied: Deny}"),
                reference ->
                    reference.kind().equals("Namespace") && reference.name().equals("team-a")
                        ? new Reading.Found<>(namespace)
                        : new Reading.Absent<>()),
            review("", COPIED));
    assertTrue(response.path("allowed").asBoolean());
    assertEquals(
        "{\"runs\":\"/spec/template/spec/containers/0 trl qlora sft copied\",\"policy\":\"research\","
            + "\"mode\":\"warn\"}",
        response.path("auditAnnotations").toString());
    assertTrue(
        response.path("warnings").toString().contains("(policy \\\"research\\\")"),
        response.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {copied: Audit}               | /spec/template/spec/containers/0 trl qlora sft copied
          {copied: "Off"}               |
          {dryRun: true}                | /spec/template/spec/containers/0 trl qlora sft copied, dry run: deny
          {dryRun: true, copied: Audit} | /spec/template/spec/containers/0 trl qlora sft copied
          """)
  void auditIsToldToTheAuditAndOffToNobody(String spec, String runs) throws Exception {
    JsonNode response = validate(policies(spec), review("", COPIED));
    assertTrue(response.path("allowed").asBoolean());
    assertFalse(response.has("warnings"));
    assertEquals(runs == null ? "" : runs, response.path("auditAnnotations").path("runs").asText());
  }

  @Test
  void whatIsExemptIsToldToTheAuditWithItsReason() throws Exception {
    JsonNode response =
        validate(
            policies("{exemptions: {subjects: [{groups: [ml], reason: a migration}]}}"),
            review("", COPIED));
    assertTrue(response.path("allowed").asBoolean());
    assertEquals(
        "/spec/template/spec/containers/0 trl qlora sft copied, allowed: a migration (group \"ml\")",
        response.path("auditAnnotations").path("runs").asText());
    assertEquals(List.of("research KEEPS"), counted);
  }

  @Test
  void everyObjectWithARunCountsOnceForThePolicyThatDecided() throws Exception {
    Policies policies = policies("{copied: Audit}");
    validate(policies, review("", COPIED));
    validate(policies, review("", RIGHT));
    validate(
        policies, review("", COPIED).replace("--learning_rate", "--seed").replace("trl", "sleep"));
    Webhook webhook = webhook(policies, none());
    webhook.mutate("", review("", COPIED).getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("research VIOLATES", "research KEEPS"), counted);
    assertEquals(
        1,
        meters
            .get("tenfold.policy.objects")
            .tags("policy", "research", "violates", "true", "dry_run", "false")
            .counter()
            .count());
  }

  @Test
  void aDryRunRequestLeavesNoTrace() throws Exception {
    validate(policies("{}"), review("\"dryRun\": true,", COPIED));
    assertEquals(List.of(), counted);
    assertEquals(List.of(), told);
  }

  @Test
  void whatIsRefusedIsToldOfTheObjectAndWhatIsRightIsNot() throws Exception {
    validate(policies("{}"), review("", RIGHT));
    assertEquals(List.of(), told);
    validate(policies("{}"), review("", COPIED));
    assertEquals(1, told.size());
    Notice notice = told.getFirst();
    assertEquals(new Owner("batch/v1", "Job", "zephyr", ""), notice.about());
    assertEquals("team-a", notice.namespace());
    assertEquals("CopiedLearningRate", notice.reason());
    assertTrue(notice.text().startsWith("refused: learning rate 2e-5 in container"), notice.text());
  }

  @Test
  void aPatchIsToldAndCountedWhereItIsMade() throws Exception {
    Webhook webhook = webhook(policies("{copied: Patch}"), none());
    webhook.mutate("", review("", COPIED).getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("LearningRatePatched"), told.stream().map(Notice::reason).toList());
    webhook.mutate("", review("\"dryRun\": true,", COPIED).getBytes(StandardCharsets.UTF_8));
    assertEquals(1, told.size(), "a dry run leaves no trace");
    assertEquals(
        1, meters.get("tenfold.patches").tags("kind", "Job", "dry_run", "false").counter().count());
    assertEquals(
        1, meters.get("tenfold.patches").tags("kind", "Job", "dry_run", "true").counter().count());
  }

  @Test
  void everyReviewIsMeasuredByWebhookAndVerdict() throws Exception {
    validate(policies("{copied: Warn}"), review("", COPIED));
    assertEquals(
        1,
        meters
            .get("tenfold.reviews")
            .tags("webhook", "validate", "verdict", "copied", "action", "warn", "kind", "Job")
            .counter()
            .count());
    assertEquals(
        1, meters.get("tenfold.review.duration").tags("webhook", "validate").timer().count());
  }

  private static String namespace(String label, String old) {
    return """
    {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "u-1",
     "operation": "UPDATE", "object": {"apiVersion": "v1", "kind": "Namespace", "metadata":
      {"name": "team-a", "labels": {%s}}}, "oldObject": {"apiVersion": "v1", "kind": "Namespace",
      "metadata": {"name": "team-a", "labels": {%s}}}}}
    """
        .formatted(label, old);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deny", "patch", "warn", "audit", "off"})
  void aNamespaceMayHaveEveryMode(String mode) throws Exception {
    JsonNode response =
        validate(Policies.NONE, namespace("\"tenfold.dev/mode\": \"" + mode + "\"", ""));
    assertTrue(response.path("allowed").asBoolean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"enforce", "Deny", ""})
  void aNamespaceLabelledWithAnythingElseIsRefused(String mode) throws Exception {
    JsonNode response =
        validate(Policies.NONE, namespace("\"tenfold.dev/mode\": \"" + mode + "\"", ""));
    assertFalse(response.path("allowed").asBoolean());
    assertEquals(403, response.path("status").path("code").asInt());
    assertEquals(
        "namespace label tenfold.dev/mode: \""
            + mode
            + "\" is no mode; write deny, patch, warn, audit or off",
        response.path("status").path("message").asText());
  }

  @Test
  void aNamespaceThatHadTheLabelBeforeCanStillChange() throws Exception {
    String label = "\"tenfold.dev/mode\": \"enforce\"";
    JsonNode response = validate(Policies.NONE, namespace(label + ", \"team\": \"ml\"", label));
    assertTrue(response.path("allowed").asBoolean());
  }
}
