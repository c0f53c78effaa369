package dev.tenfold.cli;

import dev.tenfold.source.Base64Text;
import dev.tenfold.source.Span;
import dev.tenfold.source.Splice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Other characters in one place of a file. */
sealed interface FileEdit {
  SourceFile file();

  /** In the text of the file. */
  record InText(SourceFile file, Splice splice) implements FileEdit {}

  /** In what a span of the file holds as base64. */
  record InBase64(SourceFile file, Span encoded, Splice splice) implements FileEdit {}

  /** The text of a file after the edits; empty where two of them want the same place. */
  static Optional<String> all(String text, List<FileEdit> edits) {
    List<Splice> splices = new ArrayList<>();
    Map<Span, List<Splice>> encoded = new LinkedHashMap<>();
    for (FileEdit edit : edits) {
      switch (edit) {
        case InText(var file, Splice splice) -> splices.add(splice);
        case InBase64(var file, Span span, Splice splice) ->
            encoded.computeIfAbsent(span, s -> new ArrayList<>()).add(splice);
      }
    }
    for (Map.Entry<Span, List<Splice>> entry : encoded.entrySet()) {
      Span span = entry.getKey();
      String before = text.substring(span.start(), span.end());
      Optional<String> after =
          Base64Text.decode(before)
              .flatMap(decoded -> Splice.all(decoded, entry.getValue()))
              .map(changed -> Base64Text.likewise(before, changed));
      if (after.isEmpty()) {
        return Optional.empty();
      }
      splices.add(new Splice(span, after.get()));
    }
    return Splice.all(text, splices);
  }
}
