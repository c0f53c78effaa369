package dev.tenfold.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.framework.Frameworks;
import dev.tenfold.framework.StoredCase;
import dev.tenfold.job.JobKinds;
import dev.tenfold.job.Work;
import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Launches;
import dev.tenfold.launch.Program;
import dev.tenfold.launch.Word;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Patched commands end with exactly the suggested rate in the framework's own parser. Every stored
 * case of a real parser that can be patched is; {@code make oracle} has the parser read what came
 * of it. {@code -Dcases.update=true} writes what it is to read.
 */
class PatchedCommandsTest {
  private static final Path PATCHED = StoredCase.FOLDER.resolve("patched");
  private static final int VARIANTS = 1_500;
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.tenfold.framework.StoredCase#files")
  void theRealParserEndsWithTheSuggestedRate(String file) throws IOException {
    List<ObjectNode> commands =
        new ArrayList<>(commands(JSON.readTree(StoredCase.FOLDER.resolve(file).toFile())));
    if (file.equals("trl.json")) {
      commands.addAll(ofVariants());
    }
    Map<JsonNode, JsonNode> stored = stored(PATCHED.resolve(file));
    if (Boolean.getBoolean("cases.update")) {
      write(PATCHED.resolve(file), commands, stored);
      return;
    }
    assertEquals(
        commands,
        List.copyOf(stored.keySet()),
        "stale: run this test with -Dcases.update=true, then make oracle");
    for (Map.Entry<JsonNode, JsonNode> entry : stored.entrySet()) {
      JsonNode rate = entry.getValue().path("rate");
      String told = entry.getKey() + " ended with " + entry.getValue();
      assertTrue(rate.isTextual(), told);
      assertEquals(
          new BigDecimal(entry.getKey().path("suggested").asText()).doubleValue(),
          Double.parseDouble(rate.asText()),
          told);
    }
    System.out.printf("%s: %d patched commands%n", file, commands.size());
  }

  private static List<ObjectNode> commands(JsonNode cases) {
    List<ObjectNode> commands = new ArrayList<>();
    for (JsonNode each : cases.path("cases")) {
      if (each.path("outcome").path("rate").isTextual()) {
        patched(new StoredCase(each)).ifPresent(commands::add);
      }
    }
    return commands.stream().distinct().toList();
  }

  /** The command line after the patch, as the program gets it. */
  private static Optional<ObjectNode> patched(StoredCase each) {
    Manifest pod = Manifest.submitted(each.pod());
    Answer answer =
        Review.of(
            Request.ofFile(pod, each.lookup(), PatchPropertiesTest.TODAY),
            PatchPropertiesTest.PATCH);
    Optional<Correction> correction = answer.correction();
    if (correction.isEmpty()) {
      return Optional.empty();
    }
    JsonNode container = correction.get().applyTo(pod).orElseThrow().at("/spec/containers/0");
    ObjectNode command = ((ObjectNode) each.tree()).deepCopy();
    command.remove("outcome");
    int programWords = each.tree().path("program").size();
    ArrayNode argv = command.putArray("argv");
    for (int i = programWords; i < container.path("command").size(); i++) {
      argv.add(container.path("command").get(i));
    }
    for (JsonNode variable : container.path("env")) {
      command
          .withObject("/env")
          .put(variable.path("name").asText(), variable.path("value").asText());
    }
    command.put(
        "suggested", RateText.plain(answer.runs().getFirst().finding().suggested().orElseThrow()));
    return Optional.of(command);
  }

  /** What TRL gets of generated objects, behind shells, launchers and variables. */
  private static List<ObjectNode> ofVariants() {
    List<ObjectNode> commands = new ArrayList<>();
    for (long seed = 0; seed < VARIANTS; seed++) {
      Variants.Variant variant = Variants.of(seed);
      Lookup lookup = PatchPropertiesTest.lookup(variant.files());
      Manifest object = Manifest.submitted(variant.object());
      Answer answer =
          Review.of(
              Request.ofFile(object, lookup, PatchPropertiesTest.TODAY), PatchPropertiesTest.PATCH);
      Judged run = answer.runs().getFirst();
      if (run.run().framework().equals("trl")) {
        JsonNode patched = answer.correction().orElseThrow().applyTo(object).orElseThrow();
        commands.add(command(launch(Manifest.submitted(patched), lookup), run));
      }
    }
    return commands.stream().distinct().toList();
  }

  private static Launch launch(Manifest object, Lookup lookup) {
    for (Work work : JobKinds.of(object).orElseThrow().works(object, lookup)) {
      for (Launch launch : Launches.of(work, lookup).launches()) {
        if (!Frameworks.read(launch).isEmpty()) {
          return launch;
        }
      }
    }
    throw new AssertionError("nothing is launched by " + object.tree());
  }

  private static ObjectNode command(Launch launch, Judged run) {
    ObjectNode command = JSON.createObjectNode();
    ArrayNode program = command.putArray("program");
    List<String> words = launch.args().stream().map(Word::toString).toList();
    if (launch.program() instanceof Program.Script(String path)) {
      program.add("python").add("/opt/" + path);
    } else {
      program.add("trl").add(words.getFirst());
      words = words.subList(1, words.size());
    }
    ArrayNode argv = command.putArray("argv");
    words.forEach(word -> argv.add(word.replace("/r/", "")));
    launch
        .files()
        .read("/r/recipe.yaml")
        .found()
        .ifPresent(text -> command.putObject("files").put("recipe.yaml", text.toString()));
    return command.put("suggested", RateText.plain(run.finding().suggested().orElseThrow()));
  }

  private static Map<JsonNode, JsonNode> stored(Path file) throws IOException {
    Map<JsonNode, JsonNode> stored = new LinkedHashMap<>();
    if (Files.exists(file)) {
      for (JsonNode each : JSON.readTree(file.toFile())) {
        ObjectNode command = each.deepCopy();
        JsonNode outcome = command.remove("outcome");
        stored.put(command, outcome == null ? JSON.createObjectNode() : outcome);
      }
    }
    return stored;
  }

  private static void write(Path file, List<ObjectNode> commands, Map<JsonNode, JsonNode> stored)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (ObjectNode command : commands) {
      JsonNode outcome = stored.getOrDefault(command, JSON.createObjectNode());
      lines.add(command.deepCopy().<ObjectNode>set("outcome", outcome).toString());
    }
    Files.createDirectories(PATCHED);
    Files.writeString(file, "[\n" + String.join(",\n", lines) + "\n]\n");
  }
}
