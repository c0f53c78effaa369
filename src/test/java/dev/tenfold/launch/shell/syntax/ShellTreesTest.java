package dev.tenfold.launch.shell.syntax;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The stored trees are those of mvdan.cc/sh; {@code make shell-trees} renews them. */
class ShellTreesTest {
  @Test
  void everyTreeIsThatOfTheRealParser() throws Exception {
    JsonNode stored;
    try (InputStream trees = getClass().getResourceAsStream("/shell/trees.json")) {
      stored = new ObjectMapper().readTree(trees);
    }
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
}
