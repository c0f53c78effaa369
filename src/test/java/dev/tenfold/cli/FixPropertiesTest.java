package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.cases.Case;
import dev.tenfold.review.PatchedText;
import dev.tenfold.review.Variants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Laws of {@code --fix}: once is enough, and only rates differ. */
class FixPropertiesTest {
  private static final int VARIANTS = 600;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void ofGeneratedObjectsInEveryStyleWhichAllAreFixed() throws IOException {
    for (long seed = 0; seed < VARIANTS; seed++) {
      Variants.Variant variant = Variants.of(seed);
      ObjectNode map = JsonNodeFactory.instance.objectNode();
      map.put("apiVersion", "v1").put("kind", "ConfigMap").putObject("metadata").put("name", "r");
      map.set("data", variant.files());
      String text = written(List.of(variant.object(), map), new Random(seed));
      Path file = Files.writeString(folder.resolve("variant.yaml"), text);
      String told = "seed " + seed + "\n" + text;
      Tool once = Tool.run("check", "--fix", file);
      String fixed = Files.readString(file);
      assertEquals(0, once.status(), () -> told + once.out() + once.err());
      assertNotEquals(text, fixed, told);
      assertEquals(Optional.empty(), PatchedText.otherDifference(text, fixed), told);
      assertEquals("", Tool.run("check", "--diff", file).out(), told);
    }
  }

  @Test
  void ofAFolderOfAllCases() throws IOException {
    Map<Path, String> before = new LinkedHashMap<>();
    for (Case example : Case.all()) {
      String namespace = "case-" + before.size();
      List<JsonNode> objects =
          Stream.concat(Stream.of(example.object()), example.cluster().stream())
              .map(object -> in(namespace, object))
              .toList();
      Path file = folder.resolve(example.name().replace('/', '-'));
      before.put(file, written(objects, new Random(before.size())));
      Files.writeString(file, before.get(file));
    }
    Tool once = Tool.run("check", "--fix", folder);
    System.out.println(once.out().lines().reduce("", (first, last) -> last));
    int changed = 0;
    Map<Path, String> fixed = new LinkedHashMap<>();
    for (Map.Entry<Path, String> file : before.entrySet()) {
      String after = Files.readString(file.getKey());
      changed += after.equals(file.getValue()) ? 0 : 1;
      assertEquals(
          Optional.empty(),
          PatchedText.otherDifference(file.getValue(), after),
          file.getKey().toString());
      fixed.put(file.getKey(), after);
    }
    assertTrue(changed > before.size() / 4, changed + " of " + before.size());
    Tool again = Tool.run("check", "--fix", "--diff", folder);
    assertEquals("", again.out());
    for (Map.Entry<Path, String> file : fixed.entrySet()) {
      assertEquals(file.getValue(), Files.readString(file.getKey()));
    }
  }

  private static JsonNode in(String namespace, JsonNode object) {
    ObjectNode copy = object.deepCopy();
    copy.withObject("/metadata").put("namespace", namespace);
    return copy;
  }

  /** Documents as one of the many tools writes them. */
  private static String written(List<JsonNode> objects, Random random) {
    ScalarStyle[] styles = {
      ScalarStyle.PLAIN, ScalarStyle.SINGLE_QUOTED, ScalarStyle.DOUBLE_QUOTED, ScalarStyle.LITERAL
    };
    FlowStyle[] flows = {FlowStyle.BLOCK, FlowStyle.BLOCK, FlowStyle.AUTO, FlowStyle.FLOW};
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultScalarStyle(styles[random.nextInt(styles.length)])
            .setDefaultFlowStyle(flows[random.nextInt(flows.length)])
            .setMultiLineFlow(random.nextBoolean())
            .setIndicatorIndent(random.nextBoolean() ? 2 : 0)
            .setIndentWithIndicator(random.nextBoolean())
            .setIndent(4)
            .setWidth(random.nextBoolean() ? 60 : 2000)
            .setBestLineBreak(random.nextInt(4) == 0 ? "\r\n" : "\n")
            .setExplicitStart(true)
            .build();
    return new Dump(settings)
        .dumpAllToString(
            objects.stream()
                .<Object>map(object -> JSON.convertValue(object, Map.class))
                .iterator());
  }
}
