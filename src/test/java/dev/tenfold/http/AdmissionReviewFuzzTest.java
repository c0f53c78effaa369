package dev.tenfold.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.fuzz.Seeds;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Policies;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Request;
import dev.tenfold.review.Review;
import dev.tenfold.source.Limits;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any body is answered: with a sentence about what is wrong with it, or with a response. */
public class AdmissionReviewFuzzTest {
  private static final Day TODAY = new Day("2026-06-15");

  public static Stream<Arguments> seeds() {
    return Seeds.arguments(
        Seeds.objects().map(AdmissionReviewFuzzTest::review).map(JsonNode::toString));
  }

  private static ObjectNode review(JsonNode object) {
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
    ObjectNode request = review.putObject("request").put("uid", "1").put("operation", "CREATE");
    request.putObject("userInfo").put("username", "jane");
    request.set("object", object);
    return review;
  }

  @MethodSource("seeds")
  @FuzzTest
  public void anyBodyIsAnswered(byte[] body) {
    switch (Body.of(body)) {
      case Body.Wrong(String why) -> assertTrue(!why.isBlank());
      case Body.Overrun(String uid) -> assertTrue(!uid.isEmpty());
      case Body.Asked(AdmissionRequest request) -> answered(request);
    }
  }

  private static void answered(AdmissionRequest request) {
    if (!request.isJudged()) {
      return;
    }
    Answer answer = answer(request, request.object());
    AdmissionResponse.validating(request.uid(), answer);
    AdmissionResponse.mutating(
        request.uid(),
        answer,
        answer.correction().flatMap(change -> change.toJsonPatch(request.object())));
    answer
        .correction()
        .flatMap(change -> change.applyTo(request.object()))
        .ifPresent(patched ->
            assertTrue(
                answer(request, Manifest.submitted(patched)).correction().isEmpty(),
                "patched twice"));
  }

  private static Answer answer(AdmissionRequest request, Manifest object) {
    return Review.of(
        new Request(
            object,
            request.old(),
            Lookup.none(),
            new Request.Asker.User(request.user()),
            request.namespace(),
            TODAY,
            Limits.DEFAULT),
        new Policies(List.of()));
  }
}
