package dev.tenfold.cli;

import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.review.Correction.Edit;
import dev.tenfold.review.NewRate;
import dev.tenfold.review.Rewrite;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Place.Encoding;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Span;
import dev.tenfold.source.Splice;
import dev.tenfold.source.Spot;
import dev.tenfold.source.YamlText.Tree;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds where in the files of the input something has to be written. */
final class Placing {
  /** Words that are the same in a script, in quotes of YAML and without them. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_+./=-]+");

  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{|\\{%|<%");
  private static final String PLACEHOLDERS = "placeholders of a template stand among the words";
  private static final String ARGO = "argoproj.io";

  private final Neighbours neighbours;

  Placing(Input input) {
    this.neighbours = new Neighbours(input);
  }

  /**
   * Finds the place of something to be written for a run.
   *
   * @param object the object of the run
   */
  Reading<Placed> place(Rewrite rewrite, FileObject object) {
    return switch (rewrite) {
      case Rewrite.InPlace(Origin where, NewRate rate) -> inPlace(where, rate, object);
      case Rewrite.Added(Spot where, String word) ->
          HARMLESS.matcher(word).matches()
              ? added(where, word, object)
              : new Reading.Unreadable<>(word + " would need quotes there");
    };
  }

  private Reading<Placed> inPlace(Origin where, NewRate rate, FileObject object) {
    return switch (where) {
      case Origin.InObject(Pointer at, Span span, Encoding encoding) ->
          new Spotted(object, at, encoding).rewrite(span, rate);
      case Origin.InConfigMap(String name, String key, Span span, int line) ->
          key(object, name, key)
              .map(text -> text.rewrite(span, rate))
              .orElseGet(() -> elsewhere("ConfigMap", name));
      case Origin.InRuntime(String kind, String name, Pointer at, Span span) ->
          neighbours
              .object(kind, object.submitted().namespace(), name)
              .map(found -> new Spotted(found, at, Encoding.PLAIN).rewrite(span, rate))
              .orElseGet(() -> elsewhere(kind, name));
      case Origin.FrameworkDefault _, Origin.Scattered _ ->
          new Reading.Unreadable<>("the rate is put together from several places");
    };
  }

  private Reading<Placed> added(Spot where, String word, FileObject object) {
    return switch (where) {
      case Spot.AfterLast(Pointer array) ->
          list(
              object,
              array,
              list -> list.append(word),
              new Edit.Add(new Spot.AfterLast(array), word));
      case Spot.Before(Origin.InObject stands) -> before(object, stands, word);
      case Spot.InText(Pointer at, int offset, Encoding encoding) ->
          behind(new Spotted(object, at, encoding), offset, word);
      case Spot.InConfigMap(String name, String key, int offset) ->
          key(object, name, key)
              .map(script -> behind(script, offset, word))
              .orElseGet(() -> elsewhere("ConfigMap", name));
    };
  }

  private static Reading<Placed> behind(Spotted script, int offset, String word) {
    return script.text().filter(text -> isTemplate(text, script.object())).isPresent()
        ? new Reading.Unreadable<>(PLACEHOLDERS)
        : script.behind(offset, word);
  }

  /** Argo's own placeholders are filled in by Argo, and read as such. */
  private static boolean isTemplate(CharSequence text, FileObject object) {
    return TEMPLATE.matcher(text).find() && !object.submitted().group().equals(ARGO);
  }

  private static Reading<Placed> before(FileObject object, Origin.InObject stands, String word) {
    Pointer array = stands.at().parent();
    boolean isElement =
        object.at(array).filter(Tree.Sequence.class::isInstance).isPresent()
            && stands.span().length()
                == Manifest.submitted(object.json()).at(stands.at()).asText("").length();
    return isElement
        ? list(
            object,
            array,
            list -> list.before(Integer.parseInt(stands.at().last()), word),
            new Edit.Add(new Spot.Before(stands), word))
        : new Spotted(object, stands.at(), stands.encoding()).before(stands, word);
  }

  private interface Adding {
    Optional<Splice> to(SequenceText list);
  }

  private static Reading<Placed> list(
      FileObject object, Pointer array, Adding adding, Edit.Add edit) {
    if (!(object.at(array).orElse(null) instanceof Tree.Sequence sequence)) {
      return new Reading.Unreadable<>(array + " is not written in the file");
    }
    String text = object.source().text();
    if (isTemplate(text.substring(sequence.span().start(), sequence.span().end()), object)) {
      return new Reading.Unreadable<>(PLACEHOLDERS);
    }
    return adding
        .to(new SequenceText(text, sequence))
        .<Reading<Placed>>map(splice ->
            new Reading.Found<>(
                new Placed(new FileEdit.InText(object.source(), splice), object, "", edit)))
        .orElseGet(() -> new Reading.Unreadable<>(array + " is empty"));
  }

  /** A key of a ConfigMap of the input. */
  private Optional<Spotted> key(FileObject object, String name, String key) {
    Optional<FileObject> map =
        neighbours.object(Lookup.Reference.configMap(object.submitted().namespace(), name));
    Pointer text = Pointer.of("data", key);
    Pointer bytes = Pointer.of("binaryData", key);
    return map.map(found ->
        found.at(text).isPresent()
            ? new Spotted(found, text, Encoding.PLAIN)
            : new Spotted(found, bytes, Encoding.BASE64));
  }

  private static Reading<Placed> elsewhere(String kind, String name) {
    return new Reading.Unreadable<>(kind + " \"" + name + "\" is not in the input");
  }
}
