package dev.tenfold.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.review.Correction.Edit;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Place.Encoding;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Span;
import dev.tenfold.source.Spot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The operations themselves, character by character. */
class JsonPatchTest {
  private static Manifest object(String json) {
    try {
      return Manifest.submitted(new ObjectMapper().readTree(json));
    } catch (IOException noJson) {
      throw new AssertionError(noJson);
    }
  }

  private static Origin.InObject at(String pointer, int start, int end) {
    return new Origin.InObject(Pointer.parse(pointer), new Span(start, end), Encoding.PLAIN);
  }

  private static String patch(String json, Edit... edits) {
    return new Correction(List.of(edits)).toJsonPatch(object(json)).orElseThrow().toString();
  }

  private static JsonNode after(String json, Edit... edits) {
    return new Correction(List.of(edits)).applyTo(object(json)).orElseThrow();
  }

  @Test
  void aValueIsTestedBeforeItIsReplaced() {
    assertEquals(
        "[{\"op\":\"test\",\"path\":\"/a~1b/0\",\"value\":\"--lr=2e-5\"},"
            + "{\"op\":\"replace\",\"path\":\"/a~1b/0\",\"value\":\"--lr=2.0e-4\"}]",
        patch("{\"a/b\": [\"--lr=2e-5\"]}", new Edit.Replace(at("/a~1b/0", 5, 9), "2.0e-4")));
  }

  @Test
  void aScriptIsTestedByTheCharactersThatTheApiServerWrites() {
    assertEquals(
        "[{\"op\":\"test\",\"path\":\"/a\",\"value\":"
            + "\"a \\u0026\\u0026 b \\u003cin\\u003e\\n\\t\\\"é\\\" \\u2028\\u001b\\\\ 2e-5\"},"
            + "{\"op\":\"replace\",\"path\":\"/a\",\"value\":"
            + "\"a && b <in>\\n\\t\\\"é\\\" \u2028\\u001B\\\\ 2.0e-4\"}]",
        patch(
            "{\"a\": \"a && b <in>\\n\\t\\\"é\\\" \\u2028\\u001b\\\\ 2e-5\"}",
            new Edit.Replace(at("/a", 21, 25), "2.0e-4")));
  }

  @Test
  void aTextThatVersionsOfTheApiServerWriteDifferentlyIsReplacedUntested() {
    assertEquals(
        "[{\"op\":\"replace\",\"path\":\"/a\",\"value\":\"\\b2.0e-4\"}]",
        patch("{\"a\": \"\\b2e-5\"}", new Edit.Replace(at("/a", 1, 5), "2.0e-4")));
  }

  @Test
  void aNumberIsTestedByTheCharactersThatTheApiServerWrites() {
    Edit edit = new Edit.Replace(at("/lr", 0, 7), "0.0002");
    assertEquals(
        "[{\"op\":\"test\",\"path\":\"/lr\",\"value\":0.00002},"
            + "{\"op\":\"replace\",\"path\":\"/lr\",\"value\":0.0002}]",
        patch("{\"lr\": 2e-05}", edit));
    assertEquals("{\"lr\":0.0002}", after("{\"lr\": 2e-05}", edit).toString());
    assertEquals(
        "[{\"op\":\"test\",\"path\":\"/lr\",\"value\":5e-7},"
            + "{\"op\":\"replace\",\"path\":\"/lr\",\"value\":5.0e-6}]",
        patch("{\"lr\": 5e-7}", new Edit.Replace(at("/lr", 0, 4), "5.0e-6")));
  }

  @Test
  void twoEditsOfOneStringAreOneReplacement() {
    assertEquals(
        "[{\"op\":\"test\",\"path\":\"/s\",\"value\":\"a --lr 2e-5; b\"},"
            + "{\"op\":\"replace\",\"path\":\"/s\",\"value\":\"a --lr 2.0e-4; b --lr=2.0e-4\"}]",
        patch(
            "{\"s\": \"a --lr 2e-5; b\"}",
            new Edit.Add(new Spot.InText(Pointer.parse("/s"), 14, Encoding.PLAIN), "--lr=2.0e-4"),
            new Edit.Replace(at("/s", 7, 11), "2.0e-4")));
  }

  @Test
  void aWordThatJoinsAListMovesNothingThatIsReplaced() {
    String json = "{\"l\": [\"x\", \"--\", \"1e-5\", \"--\", \"2e-5\"]}";
    assertEquals(
        "{\"l\":[\"x\",\"A\",\"--\",\"R\",\"B\",\"--\",\"S\",\"C\"]}",
        after(
                json,
                new Edit.Add(new Spot.AfterLast(Pointer.parse("/l")), "C"),
                new Edit.Add(new Spot.Before(at("/l/1", 0, 2)), "A"),
                new Edit.Replace(at("/l/2", 0, 4), "R"),
                new Edit.Add(new Spot.Before(at("/l/3", 0, 2)), "B"),
                new Edit.Replace(at("/l/4", 0, 4), "S"))
            .toString());
  }

  @Test
  void anAnnotationIsAddedWhereThereIsNoneAndTestedWhereThereIs() {
    Edit edit = new Edit.Annotate("t/p", "new");
    assertEquals(
        "[{\"op\":\"add\",\"path\":\"/metadata\",\"value\":{\"annotations\":{\"t/p\":\"new\"}}}]",
        patch("{}", edit));
    assertEquals(
        "[{\"op\":\"add\",\"path\":\"/metadata/annotations\",\"value\":{\"t/p\":\"new\"}}]",
        patch("{\"metadata\": {\"annotations\": null}}", edit));
    assertEquals(
        "[{\"op\":\"add\",\"path\":\"/metadata/annotations/t~1p\",\"value\":\"new\"}]",
        patch("{\"metadata\": {\"annotations\": {\"a\": \"b\"}}}", edit));
    assertEquals(
        "[{\"op\":\"test\",\"path\":\"/metadata/annotations/t~1p\",\"value\":\"old\"},"
            + "{\"op\":\"replace\",\"path\":\"/metadata/annotations/t~1p\",\"value\":\"new\"}]",
        patch("{\"metadata\": {\"annotations\": {\"t/p\": \"old\"}}}", edit));
    assertEquals("[]", patch("{\"metadata\": {\"annotations\": {\"t/p\": \"new\"}}}", edit));
  }

  @Test
  void whatIsNotThereIsNotPatched() {
    for (Edit edit :
        List.of(
            new Edit.Replace(at("/gone", 0, 1), "x"),
            new Edit.Replace(at("/s", 0, 9), "x"),
            new Edit.Replace(at("/o", 0, 1), "x"),
            new Edit.Add(new Spot.AfterLast(Pointer.parse("/s")), "x"),
            new Edit.Replace(
                new Origin.InObject(Pointer.parse("/s"), new Span(0, 1), Encoding.BASE64), "x"))) {
      assertEquals(
          Optional.empty(),
          new Correction(List.of(edit)).toJsonPatch(object("{\"s\": \"abc\", \"o\": {}}")));
    }
  }
}
