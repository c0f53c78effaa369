package dev.tenfold.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.cases.Case;
import dev.tenfold.cases.ShellTexts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The texts of the case files, with which every fuzzer begins. */
public final class Seeds {
  private Seeds() {}

  static Stream<Arguments> scripts() {
    return arguments(ShellTexts.ofAllCases().keySet().stream());
  }

  /** Every text of an object or a ConfigMap that may be a whole YAML file. */
  static Stream<Arguments> yaml() {
    return texts(text -> text.contains("\n") && text.contains(": "));
  }

  /** Every text that may be a whole Python program. */
  static Stream<Arguments> python() {
    return texts(text -> text.contains("\n") && text.contains("import "));
  }

  static Stream<Arguments> json() {
    return texts(text -> text.startsWith("{") && text.endsWith("}"));
  }

  /** The objects of all cases. */
  public static Stream<JsonNode> objects() {
    return Case.all().stream().map(Case::object);
  }

  public static Stream<Arguments> arguments(Stream<String> texts) {
    return texts.map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Stream<Arguments> texts(Predicate<String> wanted) {
    List<String> found = new ArrayList<>();
    for (Case example : Case.all()) {
      collect(example.object(), found);
      example.cluster().forEach(object -> collect(object, found));
    }
    return arguments(found.stream().map(String::strip).filter(wanted).distinct());
  }

  private static void collect(JsonNode node, List<String> found) {
    if (node.isTextual()) {
      found.add(node.textValue());
    }
    node.forEach(child -> collect(child, found));
  }
}
