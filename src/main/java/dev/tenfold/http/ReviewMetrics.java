package dev.tenfold.http;

import dev.tenfold.job.JobKinds;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyTally;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Judged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Counts reviews and runs; every label has few values, whatever is sent. {@code wanted} is what the
 * policy would have, where a run was spared: a controller's child, an exemption, an old run.
 */
final class ReviewMetrics {
  private final MeterRegistry registry;

  ReviewMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts an object for the policy that decided; as many values as there are policies. */
  void count(Policy policy, PolicyTally.Standing standing) {
    Counter.builder("tenfold.policy.objects")
        .description("Objects with a training run, by the policy that decided about them")
        .tag("policy", policy.name())
        .tag("violates", Boolean.toString(standing == PolicyTally.Standing.VIOLATES))
        .tag("dry_run", Boolean.toString(policy.dryRun()))
        .register(registry)
        .increment();
  }

  void record(AdmissionRequest request, Answer answer, Duration took) {
    String kind = JobKinds.of(request.object()).map(known -> known.facts().kind()).orElse("other");
    String operation =
        switch (request.operation()) {
          case "CREATE", "UPDATE" -> request.operation();
          default -> "OTHER";
        };
    Timer.builder("tenfold.review.duration")
        .description("Time to answer an AdmissionReview")
        .tag("kind", kind)
        .register(registry)
        .record(took);
    Counter.builder("tenfold.reviews")
        .description("AdmissionReviews answered")
        .tag("kind", kind)
        .tag("operation", operation)
        .tag("action", answer.action().id())
        .register(registry)
        .increment();
    Counter.builder("tenfold.defects")
        .description("Patches that did not come out right and were not sent, defects of Tenfold")
        .tag("kind", kind)
        .register(registry)
        .increment(answer.repair().defects().size());
    for (Judged run : answer.runs()) {
      Counter.builder("tenfold.runs")
          .description("Training runs judged")
          .tag("framework", run.run().framework())
          .tag("method", run.run().method().id())
          .tag("verdict", run.finding().verdict().id())
          .tag("action", run.action().id())
          .tag("wanted", run.finding().action().id())
          .tag("child", Boolean.toString(answer.parent().isPresent()))
          .register(registry)
          .increment();
    }
  }
}
