package dev.tenfold.review;

import dev.tenfold.framework.Frameworks;
import dev.tenfold.job.JobKind;
import dev.tenfold.job.KnownKinds;
import dev.tenfold.job.Work;
import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Launched;
import dev.tenfold.launch.Launches;
import dev.tenfold.policy.Action;
import dev.tenfold.policy.Checks;
import dev.tenfold.policy.Finding;
import dev.tenfold.policy.Policies;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Manifest.Owner;
import dev.tenfold.training.TrainingRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way of an object through the rooms: which pods, what starts, what run is it, what of it. */
public final class Review {
  /** The annotation that exempts an object or a pod template; its value is the reason. */
  public static final String ALLOW = "tenfold.dev/allow";

  private Review() {}

  private record Reads(List<Read> reads, List<String> problems) {
    List<TrainingRun> runs() {
      return reads.stream().map(Read::run).toList();
    }
  }

  public static Answer of(Request request, Policies policies) {
    KnownKinds kinds = Kinds.of(policies);
    Optional<JobKind> kind = kinds.of(request.object());
    if (kind.isEmpty()) {
      return Answer.nothing();
    }
    Optional<Owner> parent = Parents.of(request, kinds);
    Reads reads = read(request.object(), request, kinds);
    if (reads.reads().isEmpty()) {
      return Answer.ofNoRun(
          parent.isPresent() ? List.of() : warnings(request.object()), reads.problems(), parent);
    }
    Optional<Reads> before = request.old().map(old -> read(old, request, kinds));
    boolean same = before.filter(old -> Changes.none(old.runs(), reads.runs())).isPresent();
    if (same && request.old().filter(old -> kinds.of(old).isPresent()).isPresent()) {
      return Answer.ofNoRun(List.of(), List.of(), parent);
    }
    Terms terms = Terms.of(request, kind.get().facts(), policies);
    return judge(new Situation(request, terms, kinds, parent), reads, before);
  }

  private static Answer judge(Situation situation, Reads reads, Optional<Reads> before) {
    Terms terms = situation.terms();
    Set<String> warnings = new LinkedHashSet<>(warnings(situation.request().object()));
    warnings.addAll(terms.warnings());
    List<Judged> judged = new ArrayList<>();
    for (Read read : Courses.doubting(reads.reads(), terms.policy())) {
      judged.add(judge(read, situation, warnings));
    }
    if (before.isPresent()) {
      judged = spared(judged, reads, before.get(), terms);
    }
    if (situation.parent().isPresent()) {
      judged = judged.stream().map(run -> run.atMost(Action.AUDIT)).toList();
    }
    List<String> problems = new ArrayList<>(reads.problems());
    problems.addAll(terms.problems());
    Answer answer =
        new Answer(
            Optional.of(terms),
            judged,
            situation.parent().isPresent() ? List.of() : List.copyOf(warnings),
            problems,
            situation.parent(),
            Repair.NONE);
    return Patching.patch(answer, situation);
  }

  /** What an update leaves as it was is not refused for it. */
  private static List<Judged> spared(List<Judged> judged, Reads reads, Reads before, Terms terms) {
    if (Changes.none(before.runs(), reads.runs())) {
      // it is a label that has the object judged from now on, and labels never refuse
      return judged.stream().map(run -> run.atMost(Action.WARN)).toList();
    }
    return Changes.sparing(
        Courses.doubting(before.reads(), terms.policy()).stream().map(Read::run).toList(), judged);
  }

  private static Reads read(Manifest object, Request request, KnownKinds kinds) {
    Lookup lookup = kinds.around(object, request.lookup());
    Allowance allowance = new Allowance(request.limits());
    List<Read> reads = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Work work : kinds.works(object, lookup)) {
      Launched launched = Launches.of(work, lookup, allowance);
      problems.addAll(launched.problems());
      List<Read> started = new ArrayList<>();
      for (Launch launch : launched.launches()) {
        if (!allowance.isLeft()) {
          break;
        }
        Frameworks.read(launch, allowance)
            .forEach(each -> started.add(new Read(each.run(), each.course(), work.annotations())));
      }
      reads.addAll(Courses.loopsAsRanges(started));
      for (Launched.Opaque opaque : launched.opaque()) {
        problems.add(opaque.where() + ": " + opaque.why());
      }
    }
    allowance.spent().ifPresent(why -> problems.add("not all of the object is read: " + why));
    return new Reads(reads, problems);
  }

  static List<TrainingRun> runs(Manifest object, Situation situation) {
    return read(object, situation.request(), situation.kinds()).runs();
  }

  private static Judged judge(Read read, Situation situation, Set<String> warnings) {
    Terms terms = situation.terms();
    Finding finding = Checks.judge(read.run(), terms.policy());
    String message = new Messages(terms, situation.request().today()).of(read.run(), finding);
    String stage = terms.policy().stageId(read.run());
    if (finding.action().compareTo(Action.WARN) < 0) {
      return new Judged(read.run(), stage, finding, finding.action(), message, Optional.empty());
    }
    Exemptible exempt = Exemptible.of(situation.request(), read.annotations(), terms);
    boolean silent = exempt.reason().isPresent() || terms.policy().dryRun();
    if (!silent) {
      warnings.addAll(exempt.warnings());
    }
    return new Judged(
        read.run(),
        stage,
        finding,
        silent ? Action.AUDIT : finding.action(),
        message,
        exempt.reason());
  }

  private static List<String> warnings(Manifest object) {
    boolean empty =
        object.root().down("metadata", "annotations", ALLOW).isPresent()
            && object.annotation(ALLOW).isBlank();
    return empty
        ? List.of("annotation " + ALLOW + " needs a reason as its value; without one it is ignored")
        : List.of();
  }
}
