package dev.tenfold.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.job.KnownKinds.Added;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownKindsTest {
  private static final String FLOW =
      """
      {"apiVersion": "flow.volcano.sh/v1alpha1", "kind": "JobTemplate", "metadata": {"name": "f"},
       "spec": {"tasks": [
         {"template": {"spec": {"containers": [{"name": "first", "command": ["trl", "sft"]}]}}},
         {"template": {"spec": {"containers": [{"name": "second", "command": ["trl", "dpo"]}]}}}]}}
      """;

  private static final KnownKinds WITH_FLOWS =
      KnownKinds.BUILT_IN.with(
          List.of(new Added("flow.volcano.sh", "JobTemplate", List.of("/spec/tasks/*/template"))));

  private static Manifest object(String json) throws JsonProcessingException {
    return Manifest.submitted(new ObjectMapper().readTree(json));
  }

  private static List<String> places(KnownKinds kinds, String json) throws JsonProcessingException {
    return kinds.works(object(json), Lookup.none()).stream()
        .map(work -> work.at().toString())
        .toList();
  }

  @Test
  void aKindThatIsOnlyDataIsReadAtItsPath() throws JsonProcessingException {
    assertTrue(KnownKinds.BUILT_IN.of(object(FLOW)).isEmpty());
    assertTrue(WITH_FLOWS.of(object(FLOW)).isPresent());
    assertEquals(
        List.of(
            "/spec/tasks/0/template/spec/containers/0", "/spec/tasks/1/template/spec/containers/0"),
        places(WITH_FLOWS, FLOW));
  }

  @Test
  void itIsReadInsideOtherObjectsToo() throws JsonProcessingException {
    String wrapped =
        """
        {"apiVersion": "workload.codeflare.dev/v1beta2", "kind": "AppWrapper",
         "spec": {"components": [{"template": %s}]}}
        """
            .formatted(FLOW);
    assertEquals(List.of(), places(KnownKinds.BUILT_IN, wrapped));
    assertEquals(
        "/spec/components/0/template/spec/tasks/0/template/spec/containers/0",
        places(WITH_FLOWS, wrapped).getFirst());
  }

  @Test
  void severalEntriesOfOneKindCountTogether() throws JsonProcessingException {
    KnownKinds kinds =
        KnownKinds.BUILT_IN.with(
            List.of(
                new Added("x.io", "Pair", List.of("/spec/left")),
                new Added("x.io", "Pair", List.of("/spec/right", "/spec/right"))));
    String pair =
        """
        {"apiVersion": "x.io/v1", "kind": "Pair", "spec": {
         "left": {"spec": {"containers": [{"command": ["a"]}]}},
         "right": {"spec": {"containers": [{"command": ["b"]}]}}}}
        """;
    assertEquals(
        List.of("/spec/left/spec/containers/0", "/spec/right/spec/containers/0"),
        places(kinds, pair));
  }

  @Test
  void whatTenfoldKnowsOfAKindIsNotReplaced() {
    KnownKinds kinds =
        KnownKinds.BUILT_IN.with(List.of(new Added("batch", "Job", List.of("/spec/other"))));
    assertSame(
        KnownKinds.BUILT_IN.of("batch", "Job").orElseThrow(),
        kinds.of("batch", "Job").orElseThrow());
  }

  @Test
  void aPathThatLeadsNowhereReadsNothing() throws JsonProcessingException {
    for (String path : List.of("", "/", "spec", "/spec/*/*/*", "/metadata/name/x")) {
      KnownKinds kinds =
          KnownKinds.BUILT_IN.with(List.of(new Added("x.io", "Thing", List.of(path))));
      assertEquals(
          List.of(),
          places(kinds, "{\"apiVersion\": \"x.io/v1\", \"kind\": \"Thing\", \"spec\": [1, null]}"),
          path);
    }
  }
}
