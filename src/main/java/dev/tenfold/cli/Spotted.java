package dev.tenfold.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.review.Correction.Edit;
import dev.tenfold.review.NewRate;
import dev.tenfold.source.Base64Text;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.NumberText;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Place.Encoding;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Span;
import dev.tenfold.source.Splice;
import dev.tenfold.source.Spot;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText.Tree;
import java.util.Optional;

/** A string or number of an object of the input, and how it is written in its file. */
record Spotted(FileObject object, Pointer at, Encoding encoding) {

  /** Another number in the place of one. */
  Reading<Placed> rewrite(Span span, NewRate rate) {
    JsonNode node = Manifest.submitted(object.json()).at(at);
    if (node.isNumber()) {
      Span whole = new Span(0, NumberText.of(node).length());
      return text().map(text -> replace(text, whole, rate)).orElseGet(this::nowhere);
    }
    return switch (encoding) {
      case PLAIN ->
          text()
              .filter(text -> span.end() <= text.length())
              .map(text -> replace(text.sub(span), span, rate))
              .orElseGet(this::nowhere);
      case BASE64 ->
          decoded()
              .filter(text -> span.end() <= text.length())
              .map(text -> text.substring(span.start(), span.end()))
              .flatMap(from ->
                  rate.insteadOf(from)
                      .flatMap(to ->
                          encoded(new Splice(span, to)).map(edit -> placed(edit, span, from, to))))
              .orElseGet(this::nowhere);
    };
  }

  private Reading<Placed> replace(Text written, Span span, NewRate rate) {
    Optional<String> text = rate.insteadOf(written.toString());
    if (text.isEmpty()) {
      return new Reading.Unreadable<>("what stands there is no number");
    }
    return inFile(written)
        .map(place -> new FileEdit.InText(object.source(), new Splice(place, text.get())))
        .map(edit -> placed(edit, span, written.toString(), text.get()))
        .orElseGet(() -> new Reading.Unreadable<>("it is written with escapes"));
  }

  private Reading<Placed> placed(FileEdit edit, Span span, String from, String to) {
    return new Reading.Found<>(
        new Placed(
            edit, object, from, new Edit.Replace(new Origin.InObject(at, span, encoding), to)));
  }

  /** A word more in a text, behind the character before an offset. */
  Reading<Placed> behind(int offset, String word) {
    Optional<FileEdit> edit =
        switch (encoding) {
          case PLAIN ->
              text()
                  .filter(text -> offset > 0 && offset <= text.length())
                  .flatMap(text -> inFile(text.sub(offset - 1, offset)))
                  .map(last -> insert(last.end(), " " + word));
          case BASE64 -> encoded(new Splice(new Span(offset, offset), " " + word));
        };
    return added(edit, new Spot.InText(at, offset, encoding), word);
  }

  /** A word more in a text, before one that stands there. */
  Reading<Placed> before(Origin.InObject stands, String word) {
    int start = stands.span().start();
    Optional<FileEdit> edit =
        switch (encoding) {
          case PLAIN ->
              text()
                  .filter(text -> stands.span().end() <= text.length())
                  .flatMap(text -> inFile(text.sub(start, start + 1)))
                  .map(first -> insert(first.start(), word + " "));
          case BASE64 -> encoded(new Splice(new Span(start, start), word + " "));
        };
    return added(edit, new Spot.Before(stands), word);
  }

  private FileEdit insert(int offset, String text) {
    return new FileEdit.InText(object.source(), new Splice(new Span(offset, offset), text));
  }

  private Reading<Placed> added(Optional<FileEdit> edit, Spot.InObject spot, String word) {
    return edit.<Reading<Placed>>map(
            found -> new Reading.Found<>(new Placed(found, object, "", new Edit.Add(spot, word))))
        .orElseGet(() -> new Reading.Unreadable<>("it is written with escapes"));
  }

  /** What the string holds as base64, as its file has it. */
  private Optional<String> decoded() {
    return text().map(Text::toString).flatMap(Base64Text::decode);
  }

  private Optional<FileEdit> encoded(Splice splice) {
    return text()
        .flatMap(Spotted::inFile)
        .map(whole -> new FileEdit.InBase64(object.source(), whole, splice));
  }

  private Reading<Placed> nowhere() {
    return new Reading.Unreadable<>(at + " is not written in the file");
  }

  /** The string as it is written; empty where no scalar is. */
  Optional<Text> text() {
    return object
        .at(at)
        .filter(Tree.Scalar.class::isInstance)
        .map(tree -> ((Tree.Scalar) tree).text());
  }

  /** Where a text stands in the file, if it stands there as it is. */
  private static Optional<Span> inFile(Text text) {
    return text.origin() instanceof Origin.InObject(Pointer root, Span span, var encoding)
        ? Optional.of(span)
        : Optional.empty();
  }
}
