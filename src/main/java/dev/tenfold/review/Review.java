package dev.tenfold.review;

import dev.tenfold.framework.Frameworks;
import dev.tenfold.job.JobKinds;
import dev.tenfold.job.KnownKinds;
import dev.tenfold.job.Work;
import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Launched;
import dev.tenfold.launch.Launches;
import dev.tenfold.policy.Action;
import dev.tenfold.policy.Checks;
import dev.tenfold.policy.Finding;
import dev.tenfold.policy.Policy;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Manifest.Owner;
import dev.tenfold.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** Whether objects of this kind are judged at all. */
  public static boolean covers(Manifest object) {
    return JobKinds.of(object).isPresent();
  }

  public static Answer of(Request request, Policy policy) {
    if (!covers(request.object())) {
      return Answer.nothing(policy);
    }
    Reads reads = read(request.object(), request.lookup());
    List<Judged> judged =
        new ArrayList<>(
            Courses.doubting(reads.reads(), policy).stream()
                .map(read -> judge(read, request, policy))
                .toList());
    Optional<Owner> parent = Parents.of(request);
    if (request.old().isPresent()) {
      Reads old = read(request.old().get(), request.lookup());
      boolean same = Changes.none(old.runs(), reads.runs());
      if (same && covers(request.old().get())) {
        return new Answer(policy.name(), List.of(), List.of(), List.of(), parent, Optional.empty());
      }
      if (same) {
        // it is a label that has the object judged from now on, and labels never refuse
        judged.replaceAll(run -> run.atMost(Action.WARN));
      } else {
        List<TrainingRun> before =
            Courses.doubting(old.reads(), policy).stream().map(Read::run).toList();
        judged = Changes.sparing(before, judged);
      }
    }
    if (parent.isPresent()) {
      judged.replaceAll(run -> run.atMost(Action.AUDIT));
    }
    Answer answer =
        new Answer(
            policy.name(),
            judged,
            parent.isPresent() ? List.of() : warnings(request.object()),
            reads.problems(),
            parent,
            Optional.empty());
    return Patching.patch(answer, request, policy);
  }

  private static Reads read(Manifest object, Lookup cluster) {
    Lookup lookup = KnownKinds.BUILT_IN.around(object, cluster);
    List<Read> reads = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Work work : KnownKinds.BUILT_IN.works(object, lookup)) {
      Launched launched = Launches.of(work, lookup);
      problems.addAll(launched.problems());
      List<Read> started = new ArrayList<>();
      for (Launch launch : launched.launches()) {
        Frameworks.read(launch)
            .ifPresent(run -> started.add(new Read(run, launch.course(), work.annotations())));
      }
      reads.addAll(Courses.loopsAsRanges(started));
      for (Launched.Opaque opaque : launched.opaque()) {
        problems.add(opaque.where() + ": " + opaque.why());
      }
    }
    return new Reads(reads, problems);
  }

  static List<TrainingRun> runs(Manifest object, Lookup lookup) {
    return read(object, lookup).runs();
  }

  private static Judged judge(Read read, Request request, Policy policy) {
    Finding finding = Checks.judge(read.run(), policy);
    Optional<String> exempt =
        Optional.of(request.object().annotation(ALLOW))
            .filter(reason -> !reason.isBlank())
            .or(() -> Optional.ofNullable(read.annotations().get(ALLOW)))
            .filter(reason -> !reason.isBlank())
            .map(String::strip)
            .filter(reason -> finding.action().compareTo(Action.WARN) >= 0);
    return new Judged(
        read.run(),
        finding,
        exempt.isPresent() ? Action.AUDIT : finding.action(),
        Messages.of(read.run(), finding, policy.rule(read.run().stage()).rates()),
        exempt);
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
