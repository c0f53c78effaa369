package dev.tenfold.cli;

import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.review.Correction.Edit;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Splice;
import java.util.List;
import java.util.Map;

/**
 * One place of a file that was edited.
 *
 * @param line where it is then
 * @param object for a reader
 * @param from what stood there; empty where a word was added
 */
record Fixed(String file, int line, String object, String from, String to) {

  /**
   * The places of the files that were edited.
   *
   * @param texts the files, and what they are then
   */
  static List<Fixed> of(List<Mend> mends, Map<SourceFile, String> texts) {
    List<Placed> all = mends.stream().flatMap(mend -> mend.places().stream()).toList();
    return texts.entrySet().stream()
        .flatMap(file ->
            all.stream()
                .filter(placed -> placed.inFile().file().isSame(file.getKey()))
                .map(placed -> of(placed, all, file.getValue())))
        .distinct()
        .toList();
  }

  private static Fixed of(Placed placed, List<Placed> all, String after) {
    FileObject object = placed.object();
    String to =
        switch (placed.edit()) {
          case Edit.Replace replace -> replace.text();
          case Edit.Add add -> add.word();
          case Edit.Annotate annotate -> annotate.value();
        };
    int line = new Lines(after).of(start(placed, all, after));
    return new Fixed(object.file(), line, label(object.submitted()), placed.from(), to);
  }

  /** Where the text begins now that others stand before it. */
  private static int start(Placed placed, List<Placed> all, String after) {
    int start = start(placed.inFile());
    int shifted =
        all.stream()
            .map(Placed::inFile)
            .distinct()
            .filter(other -> other.file().isSame(placed.inFile().file()))
            .filter(other -> start(other) < start)
            .mapToInt(other ->
                other instanceof FileEdit.InText(var file, Splice splice)
                    ? splice.text().length() - splice.span().length()
                    : 0)
            .sum();
    int at = Math.min(start + shifted, after.length());
    while (at < after.length() && Character.isWhitespace(after.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int start(FileEdit edit) {
    return switch (edit) {
      case FileEdit.InText text -> text.splice().span().start();
      case FileEdit.InBase64 base64 -> base64.encoded().start();
    };
  }

  static String label(Manifest object) {
    String namespace = object.namespace().isEmpty() ? "" : object.namespace() + "/";
    return object.kind() + " " + namespace + object.name();
  }

  /** A sentence for people. */
  String sentence() {
    return from.isEmpty() ? to + " is added" : from + " is now " + to;
  }
}
