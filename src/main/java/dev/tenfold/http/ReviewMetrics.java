package dev.tenfold.http;

import dev.tenfold.job.JobKinds;
import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyTally;
import dev.tenfold.policy.Verdict;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Judged;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Method;
import dev.tenfold.training.TrainingRun;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.LongStream;

/**
 * Counts reviews and runs; every label has few values, whatever is sent. {@code wanted} is what the
 * policy would have, where a run was spared: a controller's child, an exemption, an old run.
 */
final class ReviewMetrics {
  /** From what a review costs to the longest timeout that an API server may have. */
  private static final Duration[] BUCKETS =
      LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

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

  void record(String webhook, AdmissionRequest request, Answer answer, Duration took) {
    Timer.builder("tenfold.review.duration")
        .description("Time to answer an AdmissionReview")
        .tag("webhook", webhook)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(took);
    Counter.builder("tenfold.reviews")
        .description("AdmissionReviews answered")
        .tag("webhook", webhook)
        .tag("kind", kind(request))
        .tag("operation", operation(request))
        .tag("verdict", verdict(answer))
        .tag("action", answer.action().id())
        .register(registry)
        .increment();
    Counter.builder("tenfold.defects")
        .description("Patches that did not come out right and were not sent, defects of Tenfold")
        .tag("kind", kind(request))
        .register(registry)
        .increment(answer.repair().defects().size());
    for (Judged run : answer.runs()) {
      count(run, answer);
    }
  }

  private void count(Judged run, Answer answer) {
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
    if (run.finding().verdict() == Verdict.UNKNOWN) {
      Counter.builder("tenfold.unknown.runs")
          .description("Training runs about which nothing can be said, by what is not known")
          .tag("framework", run.run().framework())
          .tag("reason", reason(run.run()))
          .register(registry)
          .increment();
    }
  }

  /** Counts an object that was admitted with another rate. */
  void countPatch(AdmissionRequest request) {
    Counter.builder("tenfold.patches")
        .description("Objects whose learning rate was set right")
        .tag("kind", kind(request))
        .tag("dry_run", Boolean.toString(request.purpose() == AdmissionRequest.Purpose.DRY_RUN))
        .register(registry)
        .increment();
  }

  /** Counts an object that was admitted unread, because it is more than a review reads. */
  void countOverrun() {
    Counter.builder("tenfold.reviews.overrun")
        .description("Objects admitted unread, nested too deeply or with too many values")
        .register(registry)
        .increment();
  }

  static String kind(AdmissionRequest request) {
    return JobKinds.of(request.object()).map(known -> known.facts().kind()).orElse("other");
  }

  static String operation(AdmissionRequest request) {
    return switch (request.operation()) {
      case "CREATE", "UPDATE" -> request.operation();
      default -> "OTHER";
    };
  }

  /** The verdict on the run that decided, which is the one with the strictest action. */
  static String verdict(Answer answer) {
    return answer.runs().stream()
        .max(Comparator.comparing(run -> run.finding().action()))
        .map(run -> run.finding().verdict().id())
        .orElse("none");
  }

  /** The sentence names objects and values of users, and would be a label without bound. */
  private static String reason(TrainingRun run) {
    return switch (run.learningRate()) {
      case LearningRate.Invalid _ -> "invalid-rate";
      case LearningRate.Hidden _ -> "hidden-rate";
      case LearningRate.Known _, LearningRate.Default _, LearningRate.Range _ ->
          run.method() == Method.UNKNOWN ? "method" : "other";
    };
  }
}
