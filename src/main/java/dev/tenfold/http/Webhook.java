package dev.tenfold.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.Day;
import dev.tenfold.policy.PolicySource;
import dev.tenfold.policy.PolicyTally;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Request;
import dev.tenfold.review.Review;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Lookups;
import dev.tenfold.source.Notices;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Answers AdmissionReviews as they come, and tells the rest of the server what was decided. */
@Singleton
class Webhook {
  private static final Logger LOG = Logger.getLogger(Webhook.class);

  private final Lookups lookups;
  private final ReviewLimits limits;
  private final Notices notices;
  private final PolicySource policies;
  private final PolicyTally tally;
  private final ReviewMetrics metrics;
  private final Traces traces;

  Webhook(
      Lookups lookups,
      ReviewLimits limits,
      Notices notices,
      PolicySource policies,
      PolicyTally tally,
      MeterRegistry registry,
      Traces traces) {
    this.lookups = lookups;
    this.limits = limits;
    this.notices = notices;
    this.policies = policies;
    this.tally = tally;
    this.metrics = new ReviewMetrics(registry);
    this.traces = traces;
  }

  Response validate(String parent, byte[] body) {
    return answer(
        body,
        request -> {
          if (NamespaceLabel.isNamespace(request.object())) {
            return AdmissionResponse.plain(request.uid(), NamespaceLabel.refusal(request));
          }
          Answer answer = review("validate", request, parent);
          DecisionLog.record(request, answer);
          count(request, answer);
          return AdmissionResponse.validating(request.uid(), answer);
        });
  }

  Response mutate(String parent, byte[] body) {
    return answer(
        body,
        request -> {
          Answer answer = review("mutate", request, parent);
          Optional<ArrayNode> patch =
              answer.correction().flatMap(change -> change.toJsonPatch(request.object()));
          if (patch.isPresent()) {
            patched(request, answer);
          }
          return AdmissionResponse.mutating(request.uid(), answer, patch);
        });
  }

  private Response answer(byte[] body, Function<AdmissionRequest, ObjectNode> answer) {
    return switch (Body.of(body)) {
      case Body.Wrong(String why) -> refuse(why);
      case Body.Overrun(String uid) -> {
        LOG.warnf("request %s: the object is not judged: %s", uid, Body.Overrun.WHY);
        metrics.countOverrun();
        yield Response.ok(AdmissionResponse.overrun(uid).toString()).build();
      }
      case Body.Asked(AdmissionRequest request) ->
          Response.ok(answer.apply(request).toString()).build();
    };
  }

  private Answer review(String webhook, AdmissionRequest request, String parent) {
    long start = System.nanoTime();
    Answer answer =
        request.isJudged()
            ? traces.review(webhook, request, parent, () -> judge(request))
            : Answer.nothing();
    answer
        .repair()
        .defects()
        .forEach(
            defect -> LOG.errorf("request %s: a defect of tenfold: %s", request.uid(), defect));
    metrics.record(webhook, request, answer, Duration.ofNanos(System.nanoTime() - start));
    return answer;
  }

  /** A patched object is right when it is validated, so that this is where it is told. */
  private void patched(AdmissionRequest request, Answer answer) {
    DecisionLog.record(request, answer);
    metrics.countPatch(request);
    if (request.purpose() == AdmissionRequest.Purpose.STORE) {
      DecisionNotices.ofPatch(request, answer).forEach(notices::tell);
    }
  }

  private Answer judge(AdmissionRequest request) {
    try (Lookup lookup = lookups.forReview()) {
      return Review.of(
          new Request(
              request.object(),
              request.old(),
              request.in(lookup),
              new Request.Asker.User(request.user()),
              request.namespace(),
              new Day(LocalDate.now(ZoneOffset.UTC).toString()),
              limits.forReview()),
          policies.inForce());
    }
  }

  /**
   * What is only tried leaves no trace, and what a controller made of a job counts with the job.
   */
  private void count(AdmissionRequest request, Answer answer) {
    if (request.purpose() == AdmissionRequest.Purpose.DRY_RUN) {
      return;
    }
    ChildNotices.of(request, answer).forEach(notices::tell);
    if (answer.parent().isEmpty()) {
      DecisionNotices.ofRefusal(request, answer).forEach(notices::tell);
      answer
          .policy()
          .ifPresent(policy -> {
            metrics.count(policy, answer.standing());
            tally.count(policy, answer.standing());
          });
    }
  }

  private static Response refuse(String sentence) {
    return Response.status(Response.Status.BAD_REQUEST)
        .type(MediaType.TEXT_PLAIN)
        .entity("tenfold: " + sentence + "\n")
        .build();
  }
}
