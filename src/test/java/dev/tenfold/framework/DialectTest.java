package dev.tenfold.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Setting;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the real readers take texts for that look like numbers, stored by
 * src/test/python/oracle/dialects.py.
 */
class DialectTest {
  private static final Path STORED = Path.of("src/test/resources/dialects/numbers.json");

  @ParameterizedTest
  @EnumSource
  void typesEveryTextAsItsReaderDoes(Dialect dialect) throws Exception {
    JsonNode stored = new ObjectMapper().readTree(STORED.toFile());
    assertEquals(stored.path("count").asInt(), stored.path("texts").size());
    List<String> differences = new ArrayList<>();
    for (JsonNode each : stored.path("texts")) {
      String text = each.path("text").asText();
      JsonNode wanted = each.path(dialect.name());
      if (!wanted.path("kind").asText().equals("refused")) {
        difference(dialect, text, wanted).ifPresent(differences::add);
      }
    }
    assertEquals("", String.join("\n", differences));
  }

  private static Optional<String> difference(Dialect dialect, String text, JsonNode wanted) {
    Tree.Mapping file =
        (Tree.Mapping)
            YamlText.read(Text.written(new Place.InSubmitted(Pointer.ROOT), "key: " + text + "\n"))
                .trees()
                .getFirst();
    Setting setting =
        dialect.setting(
            "key",
            "file",
            (Tree.Scalar) java.util.Objects.requireNonNull(file.entries().get("key")));
    String kind = setting.kind().name().toLowerCase(java.util.Locale.ROOT);
    if (!kind.equals(wanted.path("kind").asText())) {
      return Optional.of(text + " is a " + kind + ", not a " + wanted.path("kind").asText());
    }
    // a number of another base, or one that is not finite, is not claimed to be known
    Optional<Double> value =
        setting.value().known().flatMap(Numbers::parse).map(Number::doubleValue);
    return kind.equals("number")
            && value.isPresent()
            && value.get()
                != Double.parseDouble(wanted.path("value").asText().replace("inf", "Infinity"))
        ? Optional.of(text + " is " + value.get() + ", not " + wanted.path("value").asText())
        : Optional.empty();
  }
}
