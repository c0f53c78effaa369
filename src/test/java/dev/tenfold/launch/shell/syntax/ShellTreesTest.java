package dev.tenfold.launch.shell.syntax;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tenfold.cases.ShellTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The stored trees are those of mvdan.cc/sh; {@code make shell-trees} renews them. */
class ShellTreesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where to write the shell texts of the case files, for the program that makes the trees. */
  private static final String WRITTEN = System.getProperty("shell.texts", "");

  @Test
  void everyTreeIsThatOfTheRealParser() throws Exception {
    JsonNode stored = stored();
    assertTrue(stored.size() >= 300, "only " + stored.size() + " scripts");
    assertAll(StreamSupport.stream(stored.spliterator(), false).map(entry -> () -> compare(entry)));
  }

  private static void compare(JsonNode entry) {
    String text = entry.get("script").textValue();
    String name = entry.get("name").textValue() + "\n" + text + "\n";
    Script script = Script.read(text);
    assertNull(script.problem(), name);
    assertEquals(entry.get("tree").textValue(), TreePrinter.print(text, script.statements()), name);
  }

  @Test
  void everyShellTextOfTheCaseFilesIsAmongThem() throws Exception {
    Map<String, String> texts = ShellTexts.ofAllCases();
    if (!WRITTEN.isEmpty()) {
      write(texts);
      return;
    }
    Set<String> compared =
        StreamSupport.stream(stored().spliterator(), false)
            .map(entry -> entry.get("script").textValue())
            .collect(Collectors.toSet());
    assertTrue(texts.size() > 50, "only " + texts.size() + " texts");
    assertAll(
        texts.entrySet().stream()
            .map(text ->
                () ->
                    assertTrue(
                        compared.contains(text.getKey()),
                        "a shell text of "
                            + text.getValue()
                            + " is not compared with the real parser's tree; `make shell-trees`"
                            + " stores it:\n"
                            + text.getKey())));
  }

  private static void write(Map<String, String> texts) throws IOException {
    ArrayNode written = JSON.createArrayNode();
    texts.forEach((text, name) -> written.addObject().put("name", name).put("script", text));
    JSON.writeValue(Path.of(WRITTEN).toFile(), written);
  }

  private static JsonNode stored() throws IOException {
    try (InputStream trees = ShellTreesTest.class.getResourceAsStream("/shell/trees.json")) {
      return JSON.readTree(trees);
    }
  }
}
