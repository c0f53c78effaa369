package dev.tenfold.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real parsers ended with, stored by the programs of src/test/python/oracle. */
class OracleTest {
  private static final int UNKNOWN_PERCENT = 5;

  @ParameterizedTest
  @CsvSource("trl, 900")
  void everyKnownRateAndMethodIsTheOneOfTheRealParser(String framework, int cases)
      throws Exception {
    JsonNode stored =
        new ObjectMapper()
            .readTree(Path.of("src/test/resources/oracle", framework + ".json").toFile());
    assertEquals(cases, stored.path("cases").size());
    List<String> differences = new ArrayList<>();
    int unknown = 0;
    for (JsonNode each : stored.path("cases")) {
      Optional<TrainingRun> run = Frameworks.read(launch(each));
      JsonNode outcome = each.path("outcome");
      if (run.isEmpty()) {
        if (outcome.has("rate") && outcome.path("rate").isTextual()) {
          unknown++;
        }
        continue;
      }
      if (run.get().learningRate() instanceof LearningRate.Hidden && outcome.has("rate")) {
        unknown++;
      }
      difference(run.get(), outcome).ifPresent(text -> differences.add(text + " " + each));
    }
    System.out.printf(
        "%s: %d cases, %d unknown, %d differences%n",
        framework, cases, unknown, differences.size());
    assertEquals("", String.join("\n", differences));
    assertTrue(unknown * 100 < cases * UNKNOWN_PERCENT, unknown + " of " + cases + " are unknown");
  }

  private static Optional<String> difference(TrainingRun run, JsonNode outcome) {
    String rate = outcome.path("rate").asText("");
    boolean claimed =
        switch (run.learningRate()) {
          case LearningRate.Known known ->
              rate.isEmpty()
                  ? !outcome.path("refused").asText("").equals("rate")
                  : known.value().doubleValue() == real(rate);
          case LearningRate.Default byDefault ->
              rate.isEmpty()
                  ? !outcome.path("refused").asText("").equals("rate")
                  : byDefault.value().doubleValue() == real(rate);
          case LearningRate.Invalid _ ->
              rate.isEmpty() || !(real(rate) > 0 && Double.isFinite(real(rate)));
          case LearningRate.Range _ -> false;
          case LearningRate.Hidden _ -> true;
        };
    if (!claimed) {
      return Optional.of(run.learningRate() + " is not");
    }
    return outcome.has("method")
            && run.method() != Method.UNKNOWN
            && !run.method().id().equals(outcome.path("method").asText())
        ? Optional.of(run.method() + " is not")
        : Optional.empty();
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

  private static Launch launch(JsonNode each) {
    List<Word> words = new ArrayList<>();
    Program program =
        each.path("program").get(0).asText().equals("python")
            ? new Program.Script(each.path("program").get(1).asText())
            : new Program.Command(each.path("program").get(0).asText());
    if (program instanceof Program.Command) {
      words.add(word(each.path("program").get(1).asText()));
    }
    each.path("argv").forEach(argument -> words.add(word(argument.asText())));
    return new Launch(
        Pointer.ROOT,
        "container",
        Text.made(""),
        program,
        words,
        new Environment(Map.of(), List.of()),
        path ->
            each.path("files").has(path)
                ? new Reading.Found<>(written(each.path("files").path(path).asText()))
                : new Reading.Absent<>(),
        Optional.empty(),
        Launch.Course.STRAIGHT);
  }

  private static Word word(String text) {
    return Word.of(written(text));
  }

  private static Text written(String text) {
    return Text.written(new Place.InSubmitted(Pointer.ROOT), text);
  }
}
