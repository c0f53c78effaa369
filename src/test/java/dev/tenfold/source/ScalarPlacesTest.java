package dev.tenfold.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.source.YamlText.Tree;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Every character of a scalar is found again in the text, however the scalar was written. */
class ScalarPlacesTest {
  private static final int ROUNDS = 3_000;

  /** Reads every plain scalar as a string. */
  private static final Load LOADER =
      new Load(LoadSettings.builder().setSchema(new FailsafeSchema()).build());

  private static final String[] WORDS = {
    "trl",
    "sft",
    "--learning_rate",
    "2e-5",
    "LR=\"2e-5\"",
    "'x'",
    "\\",
    "\n",
    "\n\n",
    "# no",
    "a:",
    "é",
    "😀",
    "\t",
    "{a}",
    "- b",
    "$LR",
    "  ",
    "\u0007"
  };

  @ParameterizedTest
  @EnumSource(
      value = ScalarStyle.class,
      names = {"PLAIN", "SINGLE_QUOTED", "DOUBLE_QUOTED", "LITERAL", "FOLDED"})
  void whatADumperWritesIsFoundAgain(ScalarStyle style) {
    for (long seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      String value = value(random);
      DumpSettings settings =
          DumpSettings.builder()
              .setDefaultScalarStyle(style)
              .setWidth(random.nextBoolean() ? 20 : 200)
              .setBestLineBreak(random.nextInt(3) == 0 ? "\r\n" : "\n")
              .build();
      String yaml = new Dump(settings).dumpToString(List.of("before", value, "after"));
      check(yaml, String.valueOf(((List<?>) LOADER.loadFromString(yaml)).get(1)), seed);
    }
  }

  private static String value(Random random) {
    StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      value.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(3) == 0 ? "" : " ");
    }
    return value.toString();
  }

  private static void check(String yaml, String value, long seed) {
    Text scalar = scalar(yaml, seed);
    String told = "seed " + seed + "\n" + yaml;
    assertEquals(value, scalar.toString(), told);
    int last = -1;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (scalar.sub(i, i + 1).origin() instanceof Origin.InObject(var at, Span span, var code)) {
        assertEquals(c, yaml.charAt(span.start()), told);
        assertTrue(span.start() > last, told);
        last = span.start();
      } else {
        boolean mayBeEscaped = c > 126 || c < ' ' || c == ' ' || c == '\\' || c == '"';
        assertTrue(mayBeEscaped, "'" + c + "' has no place: " + told);
      }
    }
  }

  private static Text scalar(String yaml, long seed) {
    Tree tree =
        YamlText.read(Text.written(new Place.InSubmitted(Pointer.ROOT), yaml)).trees().getFirst();
    Tree item = ((Tree.Sequence) tree).items().get(1);
    return item instanceof Tree.Scalar scalar
        ? scalar.text()
        : Text.made("seed " + seed + " is no scalar: " + yaml);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['x', \"a\\nb --lr 2e-5\\n\", 'y']",
        "['x', \"\\u0061\\U0001F600\\x41 2e-5\", 'y']",
        "['x', \"a\\/b\\\"c\\\\ 2e-5\", 'y']",
        "['x', 'it''s 2e-5', 'y']",
        "['x', a long\n plain 2e-5, 'y']"
      })
  void whatStandsBehindAnEscapeHasItsPlace(String yaml) {
    Text scalar = scalar(yaml, 0);
    int at = scalar.toString().indexOf("2e-5");
    Origin.InObject origin = (Origin.InObject) scalar.sub(at, at + 4).origin();
    assertEquals(yaml.indexOf("2e-5"), origin.span().start());
    assertEquals(yaml.indexOf("2e-5") + 4, origin.span().end());
  }

  @Test
  void aQuotedScalarOfSeveralLinesIsFolded() {
    String yaml = "- x\n- \"trl sft \\\n    --lr\n    2e-5\n\n    next\"\n- y\n";
    Text scalar = scalar(yaml, 0);
    assertEquals("trl sft --lr 2e-5\nnext", scalar.toString());
    assertEquals(
        new Span(yaml.indexOf("2e-5"), yaml.indexOf("2e-5") + 4),
        ((Origin.InObject) scalar.sub(13, 17).origin()).span());
  }
}
