package dev.tenfold.http;

import dev.tenfold.policy.Action;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Judged;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Notices.Notice;
import java.util.ArrayList;
import java.util.List;

/**
 * What those who look after a parent are told of an object that its controller makes: it is never
 * refused, and this is what it would have got.
 */
final class ChildNotices {
  private ChildNotices() {}

  static List<Notice> of(AdmissionRequest request, Answer answer) {
    List<Notice> notices = new ArrayList<>();
    answer
        .parent()
        .ifPresent(parent -> {
          for (Judged run : answer.runs()) {
            if (run.finding().action().compareTo(Action.WARN) >= 0 && run.exempt().isEmpty()) {
              notices.add(
                  new Notice(
                      parent, request.namespace(), reason(run), text(request.object(), run)));
            }
          }
        });
    return notices;
  }

  static String reason(Judged run) {
    return switch (run.finding().verdict()) {
      case COPIED -> "CopiedLearningRate";
      case HIGH -> "HighLearningRate";
      case UNKNOWN -> "UnknownLearningRate";
      case OK, NOT_APPLICABLE -> "LearningRate";
    };
  }

  private static String text(Manifest child, Judged run) {
    String deed =
        switch (run.finding().action()) {
          case DENY -> "refused";
          case PATCH -> "patched";
          case WARN, AUDIT, OFF -> "warned about";
        };
    return child.kind()
        + " \""
        + child.name()
        + "\" would have been "
        + deed
        + ", were it not made by a controller: "
        + run.message();
  }
}
