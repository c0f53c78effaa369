package dev.tenfold.http;

import dev.tenfold.policy.Action;
import dev.tenfold.policy.Policy;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Judged;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * One line for each run about which there is more to say than that it is allowed: who, what, where,
 * verdict and policy. In JSON the parts stand by themselves too, under {@code mdc}.
 */
final class DecisionLog {
  private static final Logger LOG = Logger.getLogger("dev.tenfold.decision");

  private DecisionLog() {}

  static void record(AdmissionRequest request, Answer answer) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    for (Judged run : answer.runs()) {
      if (run.exempt().isPresent() || run.finding().action().compareTo(Action.WARN) >= 0) {
        write(request, answer, run);
      }
    }
  }

  private static void write(AdmissionRequest request, Answer answer, Judged run) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("user", request.user().name());
    parts.put("operation", request.operation());
    parts.put("kind", request.object().kind());
    parts.put("namespace", request.namespace());
    parts.put("name", request.object().name());
    parts.put("at", run.run().at().toString());
    parts.put("framework", run.run().framework());
    parts.put("verdict", run.finding().verdict().id());
    parts.put("action", run.action().id());
    parts.put("wanted", run.finding().action().id());
    parts.put("policy", answer.policy().map(Policy::name).orElse(""));
    parts.put("dryRun", Boolean.toString(request.purpose() == AdmissionRequest.Purpose.DRY_RUN));
    run.exempt().ifPresent(why -> parts.put("exempt", why));
    answer.parent().ifPresent(parent -> parts.put("parent", parent.toString()));
    try {
      parts.forEach(MDC::put);
      LOG.infof(
          "%s: %s \"%s\" of %s in namespace \"%s\"%s",
          run.action().id(),
          request.object().kind(),
          request.object().name(),
          request.user().name(),
          request.namespace(),
          run.message().isEmpty() ? "" : ": " + run.message());
    } finally {
      parts.keySet().forEach(MDC::remove);
    }
  }
}
