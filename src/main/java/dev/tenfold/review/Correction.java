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

  /** The values of the object that are changed: strings, numbers and lists. */
  List<Pointer> touched() {
    return edits.stream()
        .flatMap(edit ->
            switch (edit) {
              case Edit.Replace replace -> Optional.of(replace.where().at()).stream();
              case Edit.Add(Spot.AfterLast(Pointer array), var word) -> Optional.of(array).stream();
              case Edit.Add(Spot.Before(Origin.InObject stands), var word) ->
                  Optional.of(stands.at().parent()).stream();
              case Edit.Add(Spot.InText text, var word) -> Optional.of(text.at()).stream();
              case Edit.Annotate _ -> Optional.<Pointer>empty().stream();
            })
        .toList();
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
