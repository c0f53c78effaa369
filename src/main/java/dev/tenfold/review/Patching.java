package dev.tenfold.review;

import dev.tenfold.policy.Action;
import dev.tenfold.policy.Checks;
import dev.tenfold.policy.Policy;
import dev.tenfold.source.Manifest;
import dev.tenfold.training.TrainingRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decides which runs can be patched, and turns those that cannot into refusals that say why. A
 * correction is applied and judged again before it is offered.
 */
final class Patching {
  private static final String ANOTHER = "another run of the object cannot be";

  private final Answer answer;
  private final Situation situation;
  private final Request request;
  private final Policy policy;

  private Patching(Answer answer, Situation situation) {
    this.answer = answer;
    this.situation = situation;
    this.request = situation.request();
    this.policy = situation.terms().policy();
  }

  static Answer patch(Answer answer, Situation situation) {
    return answer.runs().stream().anyMatch(Patching::isToPatch)
        ? new Patching(answer, situation).patched()
        : answer;
  }

  private static boolean isToPatch(Judged run) {
    return run.action() == Action.PATCH;
  }

  private Answer patched() {
    Action gitOps = policy.actions().gitOps();
    Optional<Ownership.Manager> manager =
        Ownership.manager(request.object()).filter(tool -> gitOps != Action.PATCH);
    if (manager.isPresent()) {
      return instead(gitOps, run -> manager.get() + " manages the object and would undo it");
    }
    List<Correction.Edit> edits = new ArrayList<>();
    Map<Judged, String> obstacles = new HashMap<>();
    for (Judged judged : answer.runs().stream().filter(Patching::isToPatch).toList()) {
      switch (Edits.of(judged, request.object(), policy)) {
        case Edits.InObject(List<Correction.Edit> own) -> edits.addAll(own);
        case Edits.NotHere(String why) -> obstacles.put(judged, why);
      }
    }
    if (!obstacles.isEmpty()) {
      return refused(run -> obstacles.getOrDefault(run, ANOTHER));
    }
    Correction correction = new Correction(edits);
    return correction
        .applyTo(request.object())
        .filter(tree -> !correction.collides())
        .map(tree -> judgedAgain(correction, Manifest.submitted(tree)))
        .orElseGet(() -> refused("two runs of the object need different rates in the same place"));
  }

  private Answer judgedAgain(Correction correction, Manifest patched) {
    List<TrainingRun> after = Review.runs(patched, situation);
    if (request.old().filter(old -> changesImmutable(correction, old, patched)).isPresent()) {
      return refused("that field cannot change any more");
    }
    Set<Integer> wanted =
        IntStream.range(0, answer.runs().size())
            .filter(i -> isToPatch(answer.runs().get(i)))
            .boxed()
            .collect(Collectors.toSet());
    List<Outcome.Then> then =
        after.stream().map(run -> new Outcome.Then(run, Checks.judge(run, policy))).toList();
    return switch (Outcome.of(answer.runs(), then, wanted)) {
      case Outcome.Right(List<Integer> changed) -> {
        Messages messages = new Messages(situation.terms(), request.today());
        List<Judged> runs = changed.stream().map(answer.runs()::get).toList();
        String notes = PatchNotes.of(request.object(), runs, after, situation.terms());
        yield answer.with(
            answer.runs(),
            Repair.by(
                correction.and(new Correction.Edit.Annotate(PatchNotes.KEY, notes)),
                runs.stream().map(messages::patched).distinct().toList()));
      }
      case Outcome.OthersChange(String why) -> refused(why);
      case Outcome.Defect(String what) -> defective(what);
    };
  }

  /** Where a patch only restores what is there already, the object was applied again. */
  private boolean changesImmutable(Correction correction, Manifest old, Manifest patched) {
    return situation
        .kinds()
        .of(request.object())
        .filter(
            kind -> correction.unlike(old, patched).stream().anyMatch(kind.facts()::isImmutable))
        .isPresent();
  }

  private Answer defective(String what) {
    Answer refused = refused("it would not come out right, which is a defect of tenfold");
    return refused.with(
        refused.runs(), Repair.defective("a patch of " + request.object().kind() + ": " + what));
  }

  private Answer refused(String why) {
    return refused(run -> why);
  }

  private Answer refused(Function<Judged, String> why) {
    return instead(Action.DENY, why);
  }

  /** Another action for what should have been patched, and why. */
  private Answer instead(Action action, Function<Judged, String> why) {
    List<Judged> others =
        answer.runs().stream()
            .map(run ->
                isToPatch(run)
                    ? new Judged(
                        run.run(),
                        run.stage(),
                        run.finding(),
                        action,
                        run.message() + " (not patched, because " + why.apply(run) + ")",
                        run.exempt())
                    : run)
            .toList();
    return answer.with(others, Repair.NONE);
  }
}
