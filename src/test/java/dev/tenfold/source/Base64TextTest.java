package dev.tenfold.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.review.Correction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64TextTest {
  private static final String JSON =
      "{\"a\": \"\u00e9\ud83d\ude00\",  \"learning_rate\": 2e-5, \"b\": 1}\n";
  private static final Pointer AT = Pointer.parse("/env/0/value");

  @Test
  void aCorrectionThroughItEncodesAgainAndLeavesEverythingElseAlone() {
    JsonNode object = object(encoded(JSON));
    Text decoded = decoded(text(object));
    assertEquals(JSON, decoded.toString());
    int from = JSON.indexOf("2e-5");
    Text rate = decoded.sub(from, from + 4);
    Origin.InObject origin = assertInstanceOf(Origin.InObject.class, rate.origin());
    assertEquals(new Origin.InObject(AT, new Span(from, from + 4), Place.Encoding.BASE64), origin);
    JsonNode after =
        new Correction(List.of(new Correction.Edit.Replace(origin, "2.0e-4")))
            .applyTo(Manifest.submitted(object))
            .orElseThrow();
    assertEquals(object(encoded(JSON.replace("2e-5", "2.0e-4"))), after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\n  "})
  void wrappedBase64KeepsItsLines(String lineEnd) {
    String wrapped = wrapped(JSON, lineEnd) + "\n";
    Text decoded = decoded(text(object(wrapped)));
    assertEquals(JSON, decoded.toString());
    int from = JSON.indexOf("2e-5");
    Origin.InObject origin =
        assertInstanceOf(Origin.InObject.class, decoded.sub(from, from + 4).origin());
    JsonNode after =
        new Correction(List.of(new Correction.Edit.Replace(origin, "2.0e-4")))
            .applyTo(Manifest.submitted(object(wrapped)))
            .orElseThrow();
    assertEquals(object(wrapped(JSON.replace("2e-5", "2.0e-4"), lineEnd) + "\n"), after);
  }

  private static String wrapped(String text, String lineEnd) {
    return encoded(text).replaceAll("(.{20})(?=.)", "$1" + lineEnd);
  }

  @Test
  void linesOfDifferentWidthsAreReadButCannotBePatched() {
    String base64 = encoded(JSON);
    String uneven =
        base64.substring(0, 9) + "\n" + base64.substring(9, 12) + "\n" + base64.substring(12);
    Text decoded = decoded(text(object(uneven)));
    assertEquals(JSON, decoded.toString());
    assertEquals(new Origin.Scattered(List.of()), decoded.origin());
  }

  @Test
  void everyLengthComesBack() {
    Random random = new Random(8);
    for (int length = 1; length < 200; length++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append((char) (' ' + random.nextInt(90)));
      }
      String base64 = encoded(text.toString());
      assertEquals(Optional.of(text.toString()), Base64Text.decode(base64));
      assertEquals(base64, Base64Text.likewise(base64, text.toString()));
    }
  }

  @Test
  void aPartOfAStringIsReadButCannotBePatched() {
    Text part = text(object("CONFIG=" + encoded(JSON))).sub(7);
    assertEquals(new Origin.Scattered(List.of()), decoded(part).origin());
  }

  @Test
  void inAConfigMapKeyItHasThatPlace() {
    String base64 = encoded(JSON);
    Text text = Text.written(new Place.InConfigMapKey("recipes", "payload", base64), base64);
    assertEquals(
        new Origin.InConfigMap("recipes", "payload", new Span(0, JSON.length()), 1),
        decoded(text).origin());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gASVCgAAAAAAAAB9lIwBYZRLAXMu|what is encoded as base64 is no UTF-8 text",
        "a|what should be base64 is none",
        "YQ|what should be base64 is none",
        "====|what should be base64 is none",
        "{}|what should be base64 is none",
        "\u00e9\u00e9\u00e9\u00e9|what should be base64 is none",
        "''|what should be base64 is none"
      })
  void whatIsNoTextIsOpaqueAndSaysWhy(String text, String why) {
    assertEquals(new Reading.Unreadable<Text>(why), Base64Text.decoded(Text.made(text)));
  }

  @Test
  void anUnknownTextStaysUnknown() {
    assertEquals(
        new Reading.Unreadable<Text>("a Secret"),
        Base64Text.decoded(Text.made("YQ==").concat(Text.unknown("a Secret"))));
  }

  private static Text decoded(Text text) {
    return Base64Text.decoded(text).found().orElseThrow();
  }

  private static Text text(JsonNode object) {
    return Text.written(new Place.InSubmitted(AT), object.at("/env/0/value").textValue());
  }

  private static JsonNode object(String value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.putArray("env").addObject().put("name", "SFT").put("value", value);
    return object;
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
