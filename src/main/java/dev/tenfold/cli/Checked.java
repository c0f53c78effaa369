package dev.tenfold.cli;

import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.review.Answer;
import dev.tenfold.source.Lookup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An input and what is said of its objects.
 *
 * @param indices the place of each result's object among all objects
 * @param files those that each result depends on
 */
record Checked(
    Input input,
    Judge judge,
    List<Result> results,
    List<Integer> indices,
    List<Set<SourceFile>> files) {

  /** Judges an object; empty where its kind is not judged. */
  interface Judge {
    Optional<Answer> of(FileObject object, Lookup lookup);
  }

  static Checked of(Input input, Judge judge) {
    List<FileObject> objects = input.objects();
    Neighbours neighbours = new Neighbours(input);
    Checked checked =
        new Checked(input, judge, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < objects.size(); i++) {
      FileObject object = objects.get(i);
      Set<SourceFile> used = new HashSet<>(Set.of(object.source()));
      Lookup recorded =
          reference -> {
            neighbours.object(reference).map(FileObject::source).ifPresent(used::add);
            return neighbours.find(reference);
          };
      int index = i;
      judge
          .of(object, recorded)
          .ifPresent(answer -> {
            checked.results.add(new Result(object, answer));
            checked.indices.add(index);
            checked.files.add(used);
          });
    }
    return checked;
  }

  /** The results, by their indices, that depend on one of the files. */
  List<Integer> dependingOn(Set<SourceFile> changed) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (files.get(i).stream()
          .anyMatch(file -> changed.stream().anyMatch(other -> other.isSame(file)))) {
        found.add(i);
      }
    }
    return found;
  }
}
