package dev.tenfold.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Span;
import dev.tenfold.source.Spot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    record Add(Spot where, String word) implements Edit {}

    /** Sets an annotation of the object. */
    record Annotate(String key, String value) implements Edit {}
  }

  /** One change of one string, as a splice of its decoded text. */
  private record Splice(Span span, String text, Place.Encoding encoding) {}

  public Correction and(Correction other) {
    List<Edit> all = new ArrayList<>(edits);
    all.addAll(other.edits);
    return new Correction(all);
  }

  /** The object after the change; empty where a place is not there any more. */
  public Optional<JsonNode> applyTo(Manifest object) {
    return operations(object).map(operations -> apply(object.tree().deepCopy(), operations));
  }

  /** The change as a JSON Patch: {@code test} before every {@code replace}. */
  public Optional<ArrayNode> toJsonPatch(Manifest object) {
    return operations(object);
  }

  private Optional<ArrayNode> operations(Manifest object) {
    ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    Map<Pointer, List<Splice>> splices = new LinkedHashMap<>();
    Map<String, String> annotations = new LinkedHashMap<>();
    List<Edit.Add> appended = new ArrayList<>();
    for (Edit edit : edits) {
      switch (edit) {
        case Edit.Replace(
                Origin.InObject(Pointer at, Span span, Place.Encoding code),
                String text) ->
            splices.computeIfAbsent(at, p -> new ArrayList<>()).add(new Splice(span, text, code));
        case Edit.Add(Spot.InText(Pointer at, int offset, Place.Encoding code), String word) ->
            splices
                .computeIfAbsent(at, p -> new ArrayList<>())
                .add(new Splice(new Span(offset, offset), " " + word, code));
        case Edit.Add add -> appended.add(add);
        case Edit.Annotate(String key, String value) -> annotations.put(key, value);
      }
    }
    for (Map.Entry<Pointer, List<Splice>> entry : splices.entrySet()) {
      JsonNode before = object.at(entry.getKey());
      Optional<String> after =
          before.isTextual() ? splice(before.textValue(), entry.getValue()) : Optional.empty();
      if (after.isEmpty()) {
        return Optional.empty();
      }
      operation(patch, "test", entry.getKey()).set("value", before);
      operation(patch, "replace", entry.getKey()).put("value", after.get());
    }
    for (Edit.Add add : appended) {
      if (add.where() instanceof Spot.AfterLast(Pointer array)) {
        operation(patch, "add", array.child("-")).put("value", add.word());
      }
    }
    annotate(patch, object, annotations);
    return Optional.of(patch);
  }

  private static void annotate(ArrayNode patch, Manifest object, Map<String, String> annotations) {
    Pointer all = new Pointer(List.of("metadata", "annotations"));
    if (annotations.isEmpty()) {
      return;
    }
    if (!object.at(all).isObject()) {
      ObjectNode fresh = operation(patch, "add", all).putObject("value");
      annotations.forEach(fresh::put);
      return;
    }
    annotations.forEach(
        (key, value) -> operation(patch, "add", all.child(key)).put("value", value));
  }

  private static ObjectNode operation(ArrayNode patch, String op, Pointer at) {
    return patch.addObject().put("op", op).put("path", at.toString());
  }

  private static Optional<String> splice(String whole, List<Splice> splices) {
    boolean base64 = splices.getFirst().encoding() == Place.Encoding.BASE64;
    StringBuilder text = new StringBuilder(base64 ? decode(whole) : whole);
    Set<Span> done = new LinkedHashSet<>();
    List<Splice> fromTheEnd =
        splices.stream()
            .sorted(Comparator.comparingInt((Splice splice) -> splice.span().start()).reversed())
            .toList();
    for (Splice splice : fromTheEnd) {
      boolean overlaps = done.stream().anyMatch(splice.span()::overlaps);
      if (overlaps || splice.span().end() > text.length()) {
        return Optional.empty();
      }
      done.add(splice.span());
      text.replace(splice.span().start(), splice.span().end(), splice.text());
    }
    return Optional.of(base64 ? encode(text.toString()) : text.toString());
  }

  private static String decode(String base64) {
    return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode apply(JsonNode tree, ArrayNode operations) {
    for (JsonNode operation : operations) {
      if (operation.path("op").textValue().equals("test")) {
        continue;
      }
      Pointer at = Pointer.parse(operation.path("path").textValue());
      JsonNode parent = Manifest.submitted(tree).at(at.parent());
      JsonNode value = operation.path("value");
      if (parent instanceof ObjectNode object) {
        object.set(at.last(), value);
      } else if (parent instanceof ArrayNode array) {
        if (at.last().equals("-")) {
          array.add(value);
        } else {
          array.set(Integer.parseInt(at.last()), value);
        }
      }
    }
    return tree;
  }
}
