package dev.tenfold.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The twelve starts that a search for text in a manifest gets wrong: each is refused, and its twin
 * is not.
 */
class HardCasesTest {
  private static final List<String> NAMES =
      List.of(
          "two-runs-in-one-script",
          "qlora-then-full-fine-tuning",
          "rate-in-a-variable",
          "flag-only-in-a-comment",
          "load-in-4bit-false",
          "command-line-over-recipe",
          "heredoc-recipe",
          "adapter-qlora-in-a-configmap",
          "quoted-rate",
          "rate-from-a-configmap-key",
          "recipe-mounted-and-not-used",
          "dpo-only-in-the-models-name");

  @TestFactory
  Stream<DynamicTest> eachIsRefusedAndItsTwinIsNot() {
    return IntStream.range(0, NAMES.size())
        .mapToObj(i -> String.format(Locale.ROOT, "hard-%02d-%s", i + 1, NAMES.get(i)))
        .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
  }

  private static void check(String name) {
    assertEquals(List.of("deny"), actions(name));
    assertEquals(List.of("allow"), actions(name + "-twin"));
  }

  private static List<String> actions(String name) {
    return Case.all().stream()
        .filter(example -> example.name().endsWith("/" + name + ".yaml"))
        .map(example -> example.expect().path("action").asText())
        .toList();
  }
}
