package dev.tenfold.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tenfold.framework.Frameworks;
import dev.tenfold.job.Container;
import dev.tenfold.job.JobKind;
import dev.tenfold.job.Work;
import dev.tenfold.launch.Launch;
import dev.tenfold.launch.Launched;
import dev.tenfold.launch.Launches;
import dev.tenfold.policy.Policies;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The whole way of an object to its answer, for people: what was read where, and what decided. */
public record Explanation(List<Section> sections) {

  /** A part of the way, under a title. */
  public record Section(String title, List<String> lines) {
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /** Keeps what was looked up, and what came of it. */
  private record Notes(Lookup lookup, Map<String, String> looked) implements Lookup {
    @Override
    public Reading<Manifest> find(Reference reference) {
      Reading<Manifest> reading = lookup.find(reference);
      looked.putIfAbsent(
          reference
              + (reference.namespace().isEmpty() ? "" : " in namespace " + reference.namespace()),
          switch (reading) {
            case Reading.Found<Manifest> found -> "found";
            case Reading.Absent<Manifest> absent -> "there is none";
            case Reading.Unreadable<Manifest>(String why) -> why;
          });
      return reading;
    }
  }

  public Explanation {
    sections = List.copyOf(sections);
  }

  public static Explanation of(Request request, Policies policies) {
    Notes notes = new Notes(request.lookup(), new LinkedHashMap<>());
    Request noted =
        new Request(
            request.object(),
            request.old(),
            notes,
            request.from(),
            request.namespace(),
            request.today(),
            request.limits());
    Answer answer = Review.of(noted, policies);
    List<Section> sections = new ArrayList<>();
    Optional<JobKind> kind = Kinds.of(policies).of(request.object());
    List<Work> works = kind.map(known -> known.works(request.object(), notes)).orElse(List.of());
    Allowance allowance = new Allowance(request.limits());
    works.forEach(work -> sections.add(started(work, notes, allowance)));
    sections.add(new Section("looked up", looked(notes)));
    answer.terms().ifPresent(terms -> sections.add(new Section("policy", policy(terms))));
    for (int i = 0; i < answer.runs().size(); i++) {
      RunExplanation run = new RunExplanation(answer, answer.runs().get(i));
      String number = answer.runs().size() == 1 ? "" : " " + (i + 1);
      sections.add(new Section("run" + number, run.lines()));
    }
    sections.add(new Section("answer", answer(answer, noted)));
    return new Explanation(sections);
  }

  private static Section started(Work work, Lookup lookup, Allowance allowance) {
    List<String> lines = new ArrayList<>();
    lines.add("at: " + work.at());
    if (work instanceof Container container) {
      container.command().ifPresent(words -> lines.add("command: " + written(words)));
      container.args().ifPresent(words -> lines.add("args: " + written(words)));
    }
    Launched launched = Launches.of(work, lookup, allowance);
    for (Launch launch : launched.launches()) {
      List<String> trains =
          Frameworks.read(launch, allowance).stream()
              .map(started -> started.run().frameworkTitle() + " trains")
              .toList();
      String what = trains.isEmpty() ? "trains nothing that is known" : String.join(", ", trains);
      lines.add("starts: " + launch.commandLine() + "  (" + what + ")");
      if (!launch.launchers().isEmpty()) {
        lines.add("  taken off before it: " + String.join(", ", launch.launchers()));
      }
    }
    launched.opaque().forEach(opaque -> lines.add("cannot be seen: " + opaque.why()));
    launched.problems().forEach(problem -> lines.add("cannot be read: " + problem));
    return new Section(work.where(), lines);
  }

  private static String written(Container.Words words) {
    return words.words().stream()
        .map(Text::readable)
        .map(word -> '"' + word.replace("\n", "\\n") + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static List<String> looked(Notes notes) {
    return notes.looked().isEmpty()
        ? List.of("nothing")
        : notes.looked().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .toList();
  }

  private static List<String> policy(Terms terms) {
    List<String> lines = new ArrayList<>();
    terms
        .choice()
        .passedOver()
        .forEach(
            passed -> lines.add("passed over \"" + passed.policy().name() + "\": " + passed.why()));
    lines.add(
        terms.choice().policy().isBuiltIn()
            ? "Tenfold's own, because no policy matches"
            : "\""
                + terms.choice().policy().name()
                + "\" decides alone: it matches and comes first, with priority "
                + terms.choice().policy().priority());
    terms
        .mode()
        .found()
        .ifPresent(
            mode -> lines.add("the namespace's label tenfold.dev/mode says " + mode + " instead"));
    lines.addAll(terms.warnings());
    return lines;
  }

  private static List<String> answer(Answer answer, Request request) {
    List<String> lines = new ArrayList<>();
    answer
        .parent()
        .ifPresent(parent ->
            lines.add("made by " + parent + ", which was judged in its place: nothing is refused"));
    answer.warnings().forEach(warning -> lines.add("warning: " + warning));
    answer.problems().forEach(problem -> lines.add("cannot be read: " + problem));
    answer
        .correction()
        .flatMap(change -> change.toJsonPatch(request.object()))
        .ifPresent(
            (ArrayNode patch) -> patch.forEach(operation -> lines.add("patch: " + operation)));
    lines.add(answer.runs().isEmpty() ? "allow: there is no training run" : answer.action().id());
    return lines;
  }
}
