package dev.tenfold.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.Action;
import dev.tenfold.policy.Verdict;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Judged;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Writes an answer as an AdmissionReview. */
final class AdmissionResponse {
  /** What API servers keep of one warning, and of all of them. */
  private static final int WARNING = 256;

  private static final int WARNINGS = 4096;
  private static final int AUDIT = 1024;

  private AdmissionResponse() {}

  /** Refuses what is to be refused, and what should have been patched and was not. */
  static ObjectNode validating(String uid, Answer answer) {
    ObjectNode response = response(uid);
    List<String> refusals = new ArrayList<>(answer.messages(Action.DENY));
    refusals.addAll(answer.messages(Action.PATCH));
    boolean allowed = refusals.isEmpty();
    response.put("allowed", allowed);
    if (!allowed) {
      refuse(response, String.join("\n", refusals));
    }
    List<String> warnings = new ArrayList<>(answer.messages(Action.WARN));
    warnings.addAll(answer.warnings());
    warn(response, warnings);
    audit(response, answer);
    return wrap(response);
  }

  /** Refuses with a sentence, or allows where there is none. */
  static ObjectNode plain(String uid, Optional<String> refusal) {
    ObjectNode response = response(uid).put("allowed", refusal.isEmpty());
    refusal.ifPresent(sentence -> refuse(response, sentence));
    return wrap(response);
  }

  /** Allows what cannot be judged, and says so. */
  static ObjectNode overrun(String uid) {
    ObjectNode response = response(uid).put("allowed", true);
    warn(response, List.of("tenfold: the object is not judged: " + Body.Overrun.WHY));
    return wrap(response);
  }

  private static void refuse(ObjectNode response, String message) {
    response
        .putObject("status")
        .put("code", 403)
        .put("reason", "Forbidden")
        .put("message", message);
  }

  /** Never refuses; carries the patch where there is one. */
  static ObjectNode mutating(String uid, Answer answer, Optional<ArrayNode> patch) {
    ObjectNode response = response(uid).put("allowed", true);
    patch.ifPresent(operations -> {
      response
          .put("patchType", "JSONPatch")
          .put(
              "patch",
              Base64.getEncoder()
                  .encodeToString(operations.toString().getBytes(StandardCharsets.UTF_8)));
      warn(response, answer.repair().notes());
    });
    return wrap(response);
  }

  private static ObjectNode response(String uid) {
    return JsonNodeFactory.instance.objectNode().put("uid", uid);
  }

  private static ObjectNode wrap(ObjectNode response) {
    ObjectNode review =
        JsonNodeFactory.instance
            .objectNode()
            .put("apiVersion", "admission.k8s.io/v1")
            .put("kind", "AdmissionReview");
    review.set("response", response);
    return review;
  }

  private static void warn(ObjectNode response, List<String> messages) {
    int total = 0;
    ArrayNode warnings = JsonNodeFactory.instance.arrayNode();
    for (String message : messages) {
      for (String part : parts(message)) {
        total += part.length();
        if (total > WARNINGS) {
          break;
        }
        warnings.add(part);
      }
    }
    if (!warnings.isEmpty()) {
      response.set("warnings", warnings);
    }
  }

  /** A message that is too long for one warning goes on in a second one, cut between clauses. */
  private static List<String> parts(String message) {
    int clause = message.length() <= WARNING ? -1 : message.lastIndexOf("; ", WARNING);
    return clause < 0
        ? List.of(message)
        : List.of(message.substring(0, clause + 1), message.substring(clause + 2));
  }

  private static void audit(ObjectNode response, Answer answer) {
    ObjectNode audit = JsonNodeFactory.instance.objectNode();
    List<String> runs =
        answer.runs().stream()
            .filter(run -> !isTurnedOff(run))
            .map(run -> summary(answer, run))
            .toList();
    if (!runs.isEmpty()) {
      audit.put("runs", cut(String.join("; ", runs)));
      answer.policy().ifPresent(policy -> audit.put("policy", policy.name()));
      answer.mode().ifPresent(mode -> audit.put("mode", mode.toString()));
    }
    answer.parent().ifPresent(parent -> audit.put("parent", cut(parent.toString())));
    if (!answer.problems().isEmpty()) {
      audit.put("unreadable", cut(String.join("; ", answer.problems())));
    }
    if (!audit.isEmpty()) {
      response.set("auditAnnotations", audit);
    }
  }

  /** Something is wrong with it, and its policy wants to hear nothing of that. */
  private static boolean isTurnedOff(Judged run) {
    return run.action() == Action.OFF
        && switch (run.finding().verdict()) {
          case COPIED, HIGH, UNKNOWN -> true;
          case OK, NOT_APPLICABLE -> false;
        };
  }

  private static String summary(Answer answer, Judged judged) {
    String reason =
        judged.finding().verdict() == Verdict.UNKNOWN ? ": " + judged.finding().reason() : "";
    return judged.run().at()
        + " "
        + judged.run().framework()
        + " "
        + judged.run().method().id()
        + " "
        + judged.stage()
        + " "
        + judged.finding().verdict().id()
        + reason
        + answer.dryRun(judged).map(action -> ", dry run: " + action.id()).orElse("")
        + judged.exempt().map(why -> ", allowed: " + why).orElse("");
  }

  private static String cut(String text) {
    return text.length() <= AUDIT ? text : text.substring(0, AUDIT - 1) + "…";
  }
}
