package dev.tenfold.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.job.JobKinds;
import dev.tenfold.job.Work;
import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Launched;
import dev.tenfold.launch.Launches;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real parsers ended with, stored by the programs of src/test/python/oracle. */
class OracleTest {
  private static final int UNKNOWN_PERCENT = 5;

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.tenfold.framework.StoredCase#files")
  void everyKnownRateAndMethodIsTheOneOfTheRealParser(String file) throws Exception {
    JsonNode stored = new ObjectMapper().readTree(StoredCase.FOLDER.resolve(file).toFile());
    JsonNode cases = stored.path("cases");
    assertEquals(stored.path("count").asInt(), cases.size());
    List<String> differences = new ArrayList<>();
    int unknown = 0;
    for (JsonNode each : cases) {
      Optional<TrainingRun> run = run(each);
      JsonNode outcome = each.path("outcome");
      boolean trains = outcome.path("rate").isTextual();
      if (trains && run.map(r -> r.learningRate() instanceof LearningRate.Hidden).orElse(true)) {
        unknown++;
      }
      run.flatMap(found -> difference(found, outcome))
          .ifPresent(text -> differences.add(text + " " + each));
    }
    System.out.printf(
        "%s: %d cases, %d unknown, %d differences%n",
        stored.path("framework").asText(), cases.size(), unknown, differences.size());
    assertEquals("", String.join("\n", differences));
    assertTrue(
        unknown * 100 < cases.size() * UNKNOWN_PERCENT,
        unknown + " of " + cases.size() + " are unknown");
  }

  private static Optional<String> difference(TrainingRun run, JsonNode outcome) {
    String rate = outcome.path("rate").asText("");
    boolean refusesRate = outcome.path("refused").asText("").equals("rate");
    boolean claimed =
        switch (run.learningRate()) {
          case LearningRate.Known known ->
              rate.isEmpty() ? !refusesRate : known.value().doubleValue() == real(rate);
          case LearningRate.Default byDefault ->
              rate.isEmpty() ? !refusesRate : byDefault.value().doubleValue() == real(rate);
          case LearningRate.Invalid _ ->
              rate.isEmpty() || !(real(rate) > 0 && Double.isFinite(real(rate)));
          case LearningRate.Range _ -> false;
          case LearningRate.Hidden _ -> true;
        };
    if (!claimed) {
      return Optional.of(run.learningRate() + " is not");
    }
    if (isOther(outcome, "method", run.method().id()) && run.method() != Method.UNKNOWN) {
      return Optional.of(run.method() + " is not");
    }
    return isOther(outcome, "stage", run.stage().id())
        ? Optional.of(run.stage() + " is not")
        : Optional.empty();
  }

  private static boolean isOther(JsonNode outcome, String field, String found) {
    return outcome.has(field) && !found.equals(outcome.path(field).asText());
  }

  /** As Python prints a float. */
  private static double real(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static Optional<TrainingRun> run(JsonNode each) {
    StoredCase stored = new StoredCase(each);
    Manifest pod = Manifest.submitted(stored.pod());
    Lookup lookup = stored.lookup();
    for (Work work : JobKinds.of(pod).orElseThrow().works(pod, lookup)) {
      Launched launched = Launches.of(work, lookup);
      for (Launch launch : launched.launches()) {
        for (Started started : Frameworks.read(launch)) {
          return Optional.of(started.run());
        }
      }
    }
    return Optional.empty();
  }
}
