package dev.tenfold.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenfold.job.KindFacts;
import dev.tenfold.policy.Action;
import dev.tenfold.policy.Checks;
import dev.tenfold.policy.Verdict;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Origin;
import dev.tenfold.training.LearningRate;
import dev.tenfold.training.Remedy;
import dev.tenfold.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which runs can be patched, and turns those that cannot into refusals that say why. A
 * correction is applied and judged again before it is offered.
 */
final class Patching {
  /** Tells what was changed; a list, so that machines can read it too. */
  static final String PATCHED = "tenfold.dev/patched";

  private Patching() {}

  static Answer patch(Answer answer, Situation situation) {
    if (answer.runs().stream().noneMatch(run -> run.action() == Action.PATCH)) {
      return answer;
    }
    Request request = situation.request();
    Action gitOps = situation.terms().policy().actions().gitOps();
    Optional<String> manager =
        Ownership.manager(request.object()).filter(tool -> gitOps != Action.PATCH);
    if (manager.isPresent()) {
      return instead(
          gitOps,
          answer,
          "not patched, because " + manager.get() + " manages the object and would undo it");
    }
    if (request.old().isPresent() && touchesImmutable(answer, situation)) {
      return refuse(answer, "not patched, because that field cannot change any more");
    }
    List<Correction.Edit> edits = new ArrayList<>();
    ArrayNode notes = JsonNodeFactory.instance.arrayNode();
    for (Judged judged : answer.runs()) {
      if (judged.action() != Action.PATCH) {
        continue;
      }
      Optional<Correction.Edit> edit = edit(judged);
      if (edit.isEmpty()) {
        return refuse(answer, "not patched, because the rate is not set in this object");
      }
      edits.add(edit.get());
      note(notes, judged, situation.terms());
    }
    edits.add(new Correction.Edit.Annotate(PATCHED, notes.toString()));
    Correction correction = new Correction(edits);
    return holds(correction, answer, situation)
        ? answer.with(answer.runs(), Optional.of(correction))
        : refuse(answer, "not patched, because another run of the object would change with it");
  }

  private static boolean touchesImmutable(Answer answer, Situation situation) {
    return situation
        .kinds()
        .of(situation.request().object())
        .filter(kind ->
            answer.runs().stream()
                .filter(run -> run.action() == Action.PATCH)
                .anyMatch(run -> isImmutable(kind.facts(), run.run())))
        .isPresent();
  }

  private static boolean isImmutable(KindFacts facts, TrainingRun run) {
    return facts.isImmutable(run.at())
        || (run.learningRate() instanceof LearningRate.Known known
            && known.origin() instanceof Origin.InObject where
            && facts.isImmutable(where.at()));
  }

  private static Optional<Correction.Edit> edit(Judged judged) {
    TrainingRun run = judged.run();
    String rate = rate(judged);
    return switch (run.learningRate()) {
      case LearningRate.Known(var value, String written, Origin.InObject where) ->
          Optional.of(new Correction.Edit.Replace(where, rate));
      case LearningRate.Known _, LearningRate.Default _ ->
          run.remedy()
              .addition()
              .map(addition -> new Correction.Edit.Add(addition.spot(), added(addition, rate)));
      case LearningRate.Range _, LearningRate.Invalid _, LearningRate.Hidden _ -> Optional.empty();
    };
  }

  private static String added(Remedy.Addition addition, String rate) {
    return addition.prefix() + rate;
  }

  private static String rate(Judged judged) {
    return Messages.suggestion(judged.run(), judged.finding().suggested().orElseThrow());
  }

  private static void note(ArrayNode notes, Judged judged, Terms terms) {
    String from =
        switch (judged.run().learningRate()) {
          case LearningRate.Known known -> known.written();
          case LearningRate.Default byDefault -> byDefault.written() + " (default)";
          case LearningRate.Range _, LearningRate.Invalid _, LearningRate.Hidden _ -> "";
        };
    notes
        .addObject()
        .put("at", judged.run().at().toString())
        .put("from", from)
        .put("to", rate(judged))
        .put(
            "why",
            judged.run().method().title()
                + " "
                + terms.policy().rule(judged.run()).title()
                + " needs about "
                + terms.policy().rule(judged.run()).rates().times()
                + " the rate of full fine-tuning")
        .put("policy", terms.choice().policy().name());
  }

  /** After it, every patched run is at its suggested rate and every other run is as it was. */
  private static boolean holds(Correction correction, Answer answer, Situation situation) {
    Optional<JsonNode> patched = correction.applyTo(situation.request().object());
    if (patched.isEmpty()) {
      return false;
    }
    List<TrainingRun> after = Review.runs(Manifest.submitted(patched.get()), situation);
    if (after.size() != answer.runs().size()) {
      return false;
    }
    for (int i = 0; i < after.size(); i++) {
      Judged before = answer.runs().get(i);
      boolean asWanted =
          before.action() == Action.PATCH
              ? (isAt(after.get(i), before)
                  && Checks.judge(after.get(i), situation.terms().policy()).verdict() == Verdict.OK)
              : sameRate(after.get(i).learningRate(), before.run().learningRate());
      if (!asWanted) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAt(TrainingRun run, Judged judged) {
    return run.learningRate() instanceof LearningRate.Known known
        && known.value().compareTo(judged.finding().suggested().orElseThrow()) == 0;
  }

  private static boolean sameRate(LearningRate one, LearningRate other) {
    return (one instanceof LearningRate.Known a && other instanceof LearningRate.Known b)
        ? a.value().compareTo(b.value()) == 0
        : one.getClass() == other.getClass();
  }

  private static Answer refuse(Answer answer, String why) {
    return instead(Action.DENY, answer, why);
  }

  /** Another action for what should have been patched, and why. */
  private static Answer instead(Action action, Answer answer, String why) {
    List<Judged> others =
        answer.runs().stream()
            .map(run ->
                run.action() == Action.PATCH
                    ? new Judged(
                        run.run(),
                        run.stage(),
                        run.finding(),
                        action,
                        run.message() + " (" + why + ")",
                        run.exempt())
                    : run)
            .toList();
    return answer.with(others, Optional.empty());
  }
}
