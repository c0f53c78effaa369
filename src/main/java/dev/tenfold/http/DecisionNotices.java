package dev.tenfold.http;

import dev.tenfold.policy.Action;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Judged;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Manifest.Owner;
import dev.tenfold.source.Notices.Notice;
import java.util.ArrayList;
import java.util.List;

/** What is told of an object that was refused or patched, for those who did not see the answer. */
final class DecisionNotices {
  private DecisionNotices() {}

  /** What a validation refuses: what is to be refused, and what should have been patched. */
  static List<Notice> ofRefusal(AdmissionRequest request, Answer answer) {
    List<Notice> notices = new ArrayList<>();
    for (Judged run : answer.runs()) {
      if (run.action().compareTo(Action.PATCH) >= 0) {
        notices.add(notice(request, ChildNotices.reason(run), "refused: " + run.message()));
      }
    }
    return notices;
  }

  static List<Notice> ofPatch(AdmissionRequest request, Answer answer) {
    return answer.messages(Action.PATCH).stream()
        .map(message -> notice(request, "LearningRatePatched", "patched: " + message))
        .toList();
  }

  private static Notice notice(AdmissionRequest request, String reason, String text) {
    Manifest object = request.object();
    String uid = object.root().down("metadata", "uid").node().asText("");
    return new Notice(
        new Owner(object.apiVersion(), object.kind(), object.name(), uid),
        request.namespace(),
        reason,
        text);
  }
}
