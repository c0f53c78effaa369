package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Objects inside other objects: as a field, or as text. */
final class Embedded {
  /** Objects inside objects inside objects: what lies deeper is not read. */
  private static final int DEEPEST = 8;

  private Embedded() {}

  /** What the object in a field starts, if it is of a kind that is judged. */
  static List<Work> works(Field field, Lookup lookup, KnownKinds kinds) {
    return works(Manifest.embedded(field), field.at(), lookup, kinds);
  }

  /** What the objects of a YAML text start; all of it is launched from the place of that text. */
  static List<Work> works(Manifest outer, Text yaml, Pointer at, Lookup lookup, KnownKinds kinds) {
    List<Work> works = new ArrayList<>();
    YamlText.Documents documents = YamlText.read(yaml);
    for (YamlText.Tree tree : documents.trees()) {
      works(Manifest.inText(outer, tree), at, lookup, kinds)
          .forEach(work -> works.add(work.from(at)));
    }
    documents
        .problem()
        .ifPresent(problem ->
            works.add(unseen(outer, at, "line " + problem.line() + " of it is no YAML")));
    return works;
  }

  private static List<Work> works(Manifest object, Pointer at, Lookup lookup, KnownKinds kinds) {
    if (object.depth() > DEEPEST) {
      return List.of(unseen(object, at, "objects are nested too deeply"));
    }
    Map<String, String> annotations = PodTemplates.annotations(object.root());
    return kinds.of(object).isEmpty()
        ? List.of()
        : kinds.works(object, lookup).stream().map(work -> work.annotated(annotations)).toList();
  }

  private static Container unseen(Manifest object, Pointer at, String why) {
    return Container.unseen(at, "the embedded object", object.namespace(), why);
  }
}
