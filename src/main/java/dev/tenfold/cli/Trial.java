package dev.tenfold.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.cli.Mend.RunId;
import dev.tenfold.review.Answer;
import dev.tenfold.review.Correction;
import dev.tenfold.review.Outcome;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tries edits out: what the files would be, and whether all of it would be as it should. */
record Trial(Checked before) {
  private static final String COLLISION = "another run needs another rate in the same place";

  /** The texts of the files that change; empty where two edits want the same place. */
  Optional<Map<SourceFile, String>> texts(List<Mend> mends) {
    Map<SourceFile, List<FileEdit>> edits = new LinkedHashMap<>();
    for (Mend mend : mends) {
      for (Placed placed : mend.places()) {
        SourceFile file = same(placed.inFile().file());
        edits.computeIfAbsent(file, f -> new ArrayList<>()).add(placed.inFile());
      }
    }
    Map<SourceFile, String> texts = new LinkedHashMap<>();
    for (Map.Entry<SourceFile, List<FileEdit>> entry : edits.entrySet()) {
      Optional<String> text = FileEdit.all(entry.getKey().text(), entry.getValue());
      if (text.isEmpty()) {
        return Optional.empty();
      }
      texts.put(entry.getKey(), text.get());
    }
    return Optional.of(texts);
  }

  /** The first of the input that is the same file under whatever name. */
  private SourceFile same(SourceFile file) {
    return before.input().files().stream()
        .map(Parsed::file)
        .filter(file::isSame)
        .findFirst()
        .orElse(file);
  }

  /** Why the edits do not hold together; empty where they do. */
  Optional<String> failure(List<Mend> mends) {
    Optional<Map<SourceFile, String>> texts = texts(mends);
    if (texts.isEmpty()) {
      return Optional.of(COLLISION);
    }
    Input after = before.input().with(texts.get());
    List<FileObject> objects = after.objects();
    if (!isWhatIsWanted(mends, objects)) {
      return Optional.of("the file would not be read as it should");
    }
    Lookup lookup = new Neighbours(after);
    for (int i : before.dependingOn(texts.get().keySet())) {
      FileObject object = objects.get(before.indices().get(i));
      Optional<Answer> answer = before.judge().of(object, lookup);
      Optional<String> failure =
          answer.isEmpty()
              ? Optional.of("it would be no object that is judged")
              : failure(i, answer.get(), wanted(mends, i));
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private static Set<Integer> wanted(List<Mend> mends, int result) {
    return mends.stream()
        .flatMap(mend -> mend.runs().stream())
        .filter(id -> id.result() == result)
        .map(RunId::run)
        .collect(Collectors.toSet());
  }

  private Optional<String> failure(int result, Answer after, Set<Integer> wanted) {
    Result was = before.results().get(result);
    List<Outcome.Then> then =
        after.runs().stream().map(run -> new Outcome.Then(run.run(), run.finding())).toList();
    return switch (Outcome.of(was.answer().runs(), then, wanted)) {
      case Outcome.Right _ -> Optional.empty();
      case Outcome.OthersChange _ -> {
        Manifest object = was.object().submitted();
        yield Optional.of(
            "another run would change with it, of "
                + object.kind()
                + " \""
                + object.name()
                + "\" in "
                + was.object().file()
                + ":"
                + was.object().line());
      }
      case Outcome.Defect(String what) -> Optional.of("it would not come out right: " + what);
    };
  }

  /**
   * Whether every object is what its own change makes of it. What an anchor is used for changes
   * everywhere.
   */
  private boolean isWhatIsWanted(List<Mend> mends, List<FileObject> after) {
    List<FileObject> objects = before.input().objects();
    if (objects.size() != after.size()) {
      return false;
    }
    IdentityHashMap<FileObject, List<Correction.Edit>> edits = new IdentityHashMap<>();
    Set<SourceFile> files = new HashSet<>();
    for (Mend mend : mends) {
      for (Placed placed : mend.places()) {
        edits.computeIfAbsent(placed.object(), o -> new ArrayList<>()).add(placed.edit());
        files.add(placed.object().source());
      }
    }
    Set<Difference> wanted = new HashSet<>();
    List<Difference> made = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      FileObject object = objects.get(i);
      if (files.stream().noneMatch(object.source()::isSame)) {
        continue;
      }
      List<Correction.Edit> own = edits.getOrDefault(object, List.of());
      Optional<JsonNode> expected = new Correction(own).applyTo(object.submitted());
      if (expected.isEmpty()) {
        return false;
      }
      wanted.addAll(Difference.between(object.json(), expected.get()));
      made.addAll(Difference.between(object.json(), after.get(i).json()));
    }
    return !wanted.isEmpty() && new HashSet<>(made).equals(wanted);
  }
}
