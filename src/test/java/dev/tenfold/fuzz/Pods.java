package dev.tenfold.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.Action;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Policies;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Request;
import dev.tenfold.review.Review;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pods that are made of any text, and what must hold of their review, whatever the text is. */
final class Pods {
  private static final Day TODAY = new Day("2026-06-15");

  private Pods() {}

  /** Bytes as text; what is no UTF-8 becomes a lone surrogate, which JSON can bring along. */
  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replace('\uFFFD', '\uD800');
  }

  /** A Pod that runs these words, with the files of a ConfigMap in /config. */
  static ObjectNode running(List<String> words) {
    ObjectNode pod = JsonNodeFactory.instance.objectNode();
    pod.put("apiVersion", "v1").put("kind", "Pod").putObject("metadata").put("name", "any");
    ObjectNode spec = pod.putObject("spec");
    ObjectNode container = spec.putArray("containers").addObject().put("name", "any");
    words.forEach(container.withArray("command")::add);
    container.withArray("args").add("--learning_rate").add("2e-5");
    container.putArray("env").addObject().put("name", "LR").put("value", "2e-5");
    container
        .putArray("volumeMounts")
        .addObject()
        .put("name", "config")
        .put("mountPath", "/config");
    spec.putArray("volumes")
        .addObject()
        .put("name", "config")
        .putObject("configMap")
        .put("name", "config");
    return pod;
  }

  /** Reviewing never throws, and what it patches it does not patch or refuse again. */
  static Answer review(ObjectNode pod, Map<String, String> files) {
    Answer answer = answer(pod, files);
    if (answer.correction().isPresent()) {
      JsonNode patched = answer.correction().get().applyTo(Manifest.submitted(pod)).orElseThrow();
      Answer again = answer(patched, files);
      assertEquals(Optional.empty(), again.correction(), "patched twice");
      assertTrue(again.messages(Action.DENY).isEmpty(), "patched and refused");
    }
    return answer;
  }

  private static Answer answer(JsonNode pod, Map<String, String> files) {
    ObjectNode configMap = JsonNodeFactory.instance.objectNode();
    configMap.put("apiVersion", "v1").put("kind", "ConfigMap");
    configMap.putObject("metadata").put("name", "config");
    ObjectNode data = configMap.putObject("data");
    files.forEach(data::put);
    Lookup lookup =
        reference ->
            reference.name().equals("config")
                ? new Reading.Found<>(Manifest.referenced(configMap))
                : new Reading.Absent<>();
    return Review.of(
        Request.ofFile(Manifest.submitted(pod), lookup, TODAY), new Policies(List.of()));
  }
}
