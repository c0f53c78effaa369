package dev.tenfold.launch.python;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.launch.Environment;
import dev.tenfold.launch.Files;
import dev.tenfold.launch.python.syntax.Expression;
import dev.tenfold.launch.python.syntax.Script;
import dev.tenfold.launch.python.syntax.TreePrinter;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Limits;
import dev.tenfold.source.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The stored trees and values are those of CPython; {@code make python-literals} renews them. */
class PythonLiteralsTest {
  private int known;
  private int all;

  @Test
  void treesAndTheirOffsetsAreThoseOfCPython() throws IOException {
    check(
        entries(),
        entry -> {
          Script script = Script.read(Text.made(code(entry)));
          if (entry.get("tree").isNull()) {
            assertNotNull(script.problem(), "CPython refuses it: " + told(entry));
          } else {
            assertNull(script.problem(), told(entry));
            assertEquals(entry.get("tree").textValue(), TreePrinter.print(script), told(entry));
          }
        });
  }

  @Test
  void valuesAreThoseOfLiteralEval() throws IOException {
    List<JsonNode> literals = entries().stream().filter(entry -> entry.has("value")).toList();
    assertTrue(literals.size() >= 300, literals.size() + " literals");
    check(
        literals,
        entry -> {
          List<Call> shown = shown("from shown import show\nshow((" + code(entry) + "\n))");
          assertEquals(1, shown.size(), told(entry));
          Value value = shown.getFirst().arguments().get(0, "");
          compare(entry.get("value"), value, told(entry));
        });
    assertTrue(known > 0.97 * all, known + " of " + all + " values are known");
  }

  @Test
  void whatLiteralEvalRefusesIsNoLiteral() throws IOException {
    check(
        entries(),
        entry -> {
          Expression expression = Script.expression(Text.made(code(entry)));
          boolean literal = expression != null && Literals.isLiteral(expression);
          assertTrue(entry.has("value") || !literal, told(entry));
        });
  }

  @Test
  void whereverAProgramsValuesAreKnownTheyAreThoseOfCPython() throws IOException {
    List<JsonNode> programs = entries().stream().filter(entry -> entry.has("shown")).toList();
    assertTrue(programs.size() >= 100, programs.size() + " programs");
    check(
        programs,
        entry -> {
          PythonReading reading = read(code(entry));
          assertTrue(reading.problem().isEmpty(), told(entry));
          List<Call> shown = reading.calls().stream().filter(PythonLiteralsTest::isShow).toList();
          JsonNode real = entry.get("shown");
          boolean certain = shown.stream().allMatch(call -> isCertain(call.reach()));
          if (certain) {
            assertEquals(real.size(), shown.size(), "calls of show(): " + told(entry));
            for (int i = 0; i < shown.size(); i++) {
              compare(real.get(i), shown.get(i).arguments(), "call " + i + ": " + told(entry));
            }
          }
          assertTrue(reading.refused().isEmpty(), reading.refused() + told(entry));
        });
    assertTrue(known > 0.8 * all, known + " of " + all + " values are known");
  }

  private static boolean isCertain(Reach reach) {
    return reach.within().isEmpty() && reach.not().isEmpty() && reach.doubt().isEmpty();
  }

  private void compare(JsonNode real, Arguments arguments, String told) {
    if (arguments.open().isPresent()) {
      return;
    }
    JsonNode positional = real.get(0);
    assertEquals(positional.size(), arguments.positional().size(), told);
    for (int i = 0; i < positional.size(); i++) {
      compare(positional.get(i), arguments.positional().get(i), told);
    }
    assertEquals(real.get(1).size(), arguments.named().size(), told);
    real.get(1)
        .properties()
        .forEach(named -> compare(named.getValue(), arguments.named(named.getKey()), told));
  }

  /** What is unknown agrees with everything. */
  private void compare(JsonNode real, Value value, String told) {
    all++;
    String type = real.get(0).textValue();
    JsonNode content = real.get(1);
    switch (value) {
      case Value.Unknown _, Value.Either _, Value.Made _, Value.Item _, Value.Attribute _ -> {
        return;
      }
      case Value.Str(Text text) when !text.isKnown() -> {
        assertEquals("str", type, told);
        return;
      }
      case Value.Bytes(Text text) when !text.isKnown() -> {
        assertEquals("bytes", type, told);
        return;
      }
      case Items items when items.open().isPresent() -> {
        return;
      }
      case Dict dict when dict.open().isPresent() -> {
        return;
      }
      default -> known++;
    }
    switch (value) {
      case Items items -> {
        assertEquals(items.kind().toString().toLowerCase(java.util.Locale.ROOT), type, told);
        if (items.kind() != Items.Kind.SET) {
          assertEquals(content.size(), items.values().size(), told);
          for (int i = 0; i < content.size(); i++) {
            compare(content.get(i), items.values().get(i), told);
          }
        }
      }
      case Dict dict -> {
        assertEquals("dict", type, told);
        assertEquals(content.size(), dict.entries().size(), told);
        for (int i = 0; i < content.size(); i++) {
          compare(content.get(i).get(0), dict.entries().get(i).key(), told);
          compare(content.get(i).get(1), dict.entries().get(i).value(), told);
        }
      }
      default -> assertEquals(type + " " + content.textValue(), simple(value), told);
    }
  }

  private static String simple(Value value) {
    return switch (value) {
      case Value.Str(Text text) -> "str " + text;
      case Value.Bytes(Text text) -> "bytes " + text;
      case Value.Int(var number, Text _) -> "int " + number;
      case Value.Real(double number, Text _) -> "float " + Numerals.repr(number);
      case Value.Bool(boolean truth) -> "bool " + (truth ? "True" : "False");
      case Value.None _ -> "NoneType None";
      case Value.External(String path) when path.equals("builtins.Ellipsis") -> "other ellipsis";
      default -> value.toString();
    };
  }

  private void check(List<JsonNode> entries, Consumer<JsonNode> check) {
    assertAll(
        entries.stream()
            .map(entry -> () -> assertDoesNotThrow(() -> check.accept(entry), told(entry))));
  }

  private static List<Call> shown(String code) {
    return read(code).calls().stream().filter(PythonLiteralsTest::isShow).toList();
  }

  private static boolean isShow(Call call) {
    return call.path().equals("shown.show");
  }

  private static PythonReading read(String code) {
    return Python.read(
        new PythonStart(
            Text.made(code), "-c", List.of(), new Environment(Map.of(), List.of()), Files.none()),
        new Allowance(Limits.DEFAULT));
  }

  private static String code(JsonNode entry) {
    return entry.get("code").textValue();
  }

  private static String told(JsonNode entry) {
    return entry.get("name").textValue() + " " + entry.get("code");
  }

  private static List<JsonNode> entries() throws IOException {
    try (InputStream stored =
        PythonLiteralsTest.class.getResourceAsStream("/python/literals.json")) {
      Stream<JsonNode> entries =
          StreamSupport.stream(new ObjectMapper().readTree(stored).spliterator(), false);
      return entries.toList();
    }
  }
}
