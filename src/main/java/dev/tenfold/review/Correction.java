package dev.tenfold.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes of the submitted object, each of which touches only the characters it replaces or adds.
 * Nothing outside the object can be named by one.
 */
public record Correction(List<Edit> edits) {
  public Correction {
    edits = List.copyOf(new LinkedHashSet<>(edits));
  }

  /** One change. */
  public sealed interface Edit {
    /** Puts other characters in the place of a span. */
    record Replace(Origin.InObject where, String text) implements Edit {}

    /** Adds a word to a command. */
    record Add(Spot.InObject where, String word) implements Edit {}

    /** Sets an annotation of the object. */
    record Annotate(String key, String value) implements Edit {}
  }

  Correction and(Edit more) {
    List<Edit> all = new ArrayList<>(edits);
    all.add(more);
    return new Correction(all);
  }

  /** Whether two of the edits want different things in one place. */
  boolean collides() {
    Map<Object, Edit> places = new HashMap<>();
    return edits.stream()
        .anyMatch(edit -> {
          Object place =
              switch (edit) {
                case Edit.Replace replace -> replace.where();
                case Edit.Add add -> add.where();
                case Edit.Annotate annotate -> annotate.key();
              };
          return places.putIfAbsent(place, edit) != null;
        });
  }

  /**
   * The values that an object before an update has otherwise than after the change. A word that
   * joins a list need only be in it: another webhook may have added more.
   */
  List<Pointer> unlike(Manifest before, Manifest after) {
    return edits.stream()
        .flatMap(edit ->
            switch (edit) {
              case Edit.Replace replace -> unlike(replace.where().at(), before, after);
              case Edit.Add(Spot.InText text, var word) -> unlike(text.at(), before, after);
              case Edit.Add(Spot.AfterLast(Pointer array), String word) ->
                  without(word, array, before);
              case Edit.Add(Spot.Before(Origin.InObject stands), String word)
                  when before.at(stands.at().parent()).isArray() ->
                  without(word, stands.at().parent(), before);
              case Edit.Add(Spot.Before(Origin.InObject stands), String word) ->
                  unlike(stands.at(), before, after);
              case Edit.Annotate _ -> Stream.<Pointer>empty();
            })
        .toList();
  }

  private static Stream<Pointer> unlike(Pointer at, Manifest before, Manifest after) {
    return Stream.of(at).filter(place -> !before.at(place).equals(after.at(place)));
  }

  private static Stream<Pointer> without(String word, Pointer array, Manifest before) {
    for (JsonNode element : before.at(array)) {
      if (word.equals(element.textValue())) {
        return Stream.empty();
      }
    }
    return Stream.of(array);
  }

  /** The object after the change; empty where a place is not there any more. */
  public Optional<JsonNode> applyTo(Manifest object) {
    return toJsonPatch(object).map(patch -> JsonPatch.apply(object.tree(), patch));
  }

  /** The change as a JSON Patch: {@code test} before every {@code replace}. */
  public Optional<ArrayNode> toJsonPatch(Manifest object) {
    return JsonPatch.of(object, edits);
  }
}
