package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.util.ArrayList;
import java.util.List;

/** Objects inside other objects: as a field, or as text. */
final class Embedded {
  /** Objects inside objects inside objects: what lies deeper is not read. */
  private static final int DEEPEST = 8;

  private Embedded() {}

  /** What the object in a field starts, if it is of a kind that is judged. */
  static List<Work> works(Field field, Lookup lookup) {
    return works(Manifest.embedded(field), lookup);
  }

  /** What the objects of a YAML text start; all of it is launched from the place of that text. */
  static List<Work> works(Manifest outer, Text yaml, Pointer at, Lookup lookup) {
    List<Work> works = new ArrayList<>();
    for (YamlText.Tree tree : YamlText.read(yaml).trees()) {
      works(Manifest.inText(outer, tree), lookup).forEach(work -> works.add(work.from(at)));
    }
    return works;
  }

  private static List<Work> works(Manifest object, Lookup lookup) {
    return object.depth() > DEEPEST
        ? List.of()
        : JobKinds.of(object).map(kind -> kind.works(object, lookup)).orElse(List.of());
  }
}
