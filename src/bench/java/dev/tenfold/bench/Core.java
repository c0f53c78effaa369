package dev.tenfold.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.Exemptions;
import dev.tenfold.policy.Policies;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Request;
import dev.tenfold.review.Review;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import java.util.List;
import java.util.Optional;

/** A review as the webhook asks for one, on a cluster that holds nothing. */
final class Core {
  private static final Day TODAY = new Day("2026-01-01");
  private static final Request.Asker JANE =
      new Request.Asker.User(new Exemptions.User("jane@example.org", List.of("ml")));

  private Core() {}

  static Answer review(JsonNode object) {
    return Review.of(
        new Request(
            Manifest.submitted(object),
            Optional.empty(),
            reference -> new Reading.Absent<>(),
            JANE,
            "team-a",
            TODAY),
        Policies.NONE);
  }
}
