package dev.tenfold.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.tenfold.review.Correction.Edit;
import dev.tenfold.source.Base64Text;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.NumberText;
import dev.tenfold.source.Origin;
import dev.tenfold.source.Place.Encoding;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Span;
import dev.tenfold.source.Splice;
import dev.tenfold.source.Spot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A correction as a JSON Patch (RFC 6902). Values are replaced first, because a word that joins a
 * list moves those behind it, and words join from the end of their list.
 */
final class JsonPatch {
  private static final Pointer METADATA = Pointer.of("metadata");
  private static final Pointer ANNOTATIONS = METADATA.child("annotations");

  /** A value whose text is spliced. */
  private record Value(Pointer at, Encoding encoding) {}

  private final Manifest object;
  private final ArrayNode patch = JsonNodeFactory.instance.arrayNode();

  private JsonPatch(Manifest object) {
    this.object = object;
  }

  /** Empty where a place is not there any more. */
  static Optional<ArrayNode> of(Manifest object, List<Edit> edits) {
    JsonPatch patch = new JsonPatch(object);
    return patch.write(edits) ? Optional.of(patch.patch) : Optional.empty();
  }

  private boolean write(List<Edit> edits) {
    Map<Value, List<Splice>> splices = new LinkedHashMap<>();
    List<Edit.Add> joining = new ArrayList<>();
    Map<String, String> annotations = new LinkedHashMap<>();
    for (Edit edit : edits) {
      switch (edit) {
        case Edit.Replace(Origin.InObject(Pointer at, Span span, Encoding code), String text) ->
            put(splices, new Value(at, code), new Splice(span, text));
        case Edit.Add(Spot.InText(Pointer at, int offset, Encoding code), String word) ->
            put(splices, new Value(at, code), new Splice(new Span(offset, offset), " " + word));
        case Edit.Add(Spot.Before(Origin.InObject stands), String word) when !isElement(stands) -> {
          int start = stands.span().start();
          put(
              splices,
              new Value(stands.at(), stands.encoding()),
              new Splice(new Span(start, start), word + " "));
        }
        case Edit.Add add -> joining.add(add);
        case Edit.Annotate(String key, String value) -> annotations.put(key, value);
      }
    }
    joining.sort(Comparator.comparingInt(JsonPatch::index).reversed());
    boolean there =
        splices.entrySet().stream().allMatch(entry -> replace(entry.getKey(), entry.getValue()))
            && joining.stream().allMatch(this::join);
    annotate(annotations);
    return there;
  }

  private static void put(Map<Value, List<Splice>> splices, Value value, Splice splice) {
    splices.computeIfAbsent(value, v -> new ArrayList<>()).add(splice);
  }

  /** Whether the word is all of an element of a list, not a part of a script. */
  private boolean isElement(Origin.InObject word) {
    return object.at(word.at().parent()).isArray()
        && word.span().start() == 0
        && word.span().length() == object.at(word.at()).asText("").length();
  }

  private static int index(Edit.Add add) {
    return add.where() instanceof Spot.Before(Origin.InObject stands)
        ? Integer.parseInt(stands.at().last())
        : Integer.MAX_VALUE;
  }

  private boolean replace(Value value, List<Splice> splices) {
    JsonNode before = object.at(value.at());
    Optional<JsonNode> after =
        before.isNumber()
            ? Splice.all(NumberText.of(before), splices).map(JsonPatch::raw)
            : string(before, value.encoding(), splices).map(JsonNodeFactory.instance::textNode);
    after.ifPresent(changed -> {
      test(value.at(), before);
      operation("replace", value.at()).set("value", changed);
    });
    return after.isPresent();
  }

  private static Optional<String> string(JsonNode before, Encoding encoding, List<Splice> splices) {
    if (!before.isTextual()) {
      return Optional.empty();
    }
    String text = before.textValue();
    return switch (encoding) {
      case PLAIN -> Splice.all(text, splices);
      case BASE64 ->
          Base64Text.decode(text)
              .flatMap(decoded -> Splice.all(decoded, splices))
              .map(changed -> Base64Text.likewise(text, changed));
    };
  }

  /** API servers compare values by their characters, as they write them. */
  private void test(Pointer at, JsonNode before) {
    if (before.isNumber()) {
      operation("test", at).set("value", raw(NumberText.of(before)));
    } else if (before.isTextual()) {
      GoJson.string(before.textValue())
          .ifPresent(text -> operation("test", at).set("value", raw(text)));
    } else {
      operation("test", at).set("value", before);
    }
  }

  private static JsonNode raw(String json) {
    return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
  }

  private boolean join(Edit.Add add) {
    return switch (add.where()) {
      case Spot.AfterLast(Pointer array) -> {
        operation("add", array.child("-")).put("value", add.word());
        yield object.at(array).isArray();
      }
      case Spot.Before(Origin.InObject stands) -> {
        test(stands.at(), object.at(stands.at()));
        operation("add", stands.at()).put("value", add.word());
        yield true;
      }
      case Spot.InText _ -> false;
    };
  }

  private void annotate(Map<String, String> annotations) {
    if (annotations.isEmpty()) {
      return;
    }
    if (!object.at(ANNOTATIONS).isObject()) {
      boolean bare = !object.at(METADATA).isObject();
      ObjectNode fresh = JsonNodeFactory.instance.objectNode();
      annotations.forEach(fresh::put);
      operation("add", bare ? METADATA : ANNOTATIONS)
          .set("value", bare ? fresh.objectNode().set("annotations", fresh) : fresh);
      return;
    }
    annotations.forEach((key, value) -> {
      Pointer at = ANNOTATIONS.child(key);
      JsonNode before = object.at(at);
      if (before.isMissingNode()) {
        operation("add", at).put("value", value);
      } else if (!value.equals(before.textValue())) {
        test(at, before);
        operation("replace", at).put("value", value);
      }
    });
  }

  private ObjectNode operation(String op, Pointer at) {
    return patch.addObject().put("op", op).put("path", at.toString());
  }

  /** The tree after the operations, which are those that are written here. */
  static JsonNode apply(JsonNode tree, ArrayNode operations) {
    JsonNode changed = tree.deepCopy();
    for (JsonNode operation : operations) {
      String op = operation.path("op").textValue();
      if (!op.equals("test")) {
        apply(
            changed,
            op,
            Pointer.parse(operation.path("path").textValue()),
            operation.path("value"));
      }
    }
    return changed;
  }

  private static void apply(JsonNode tree, String op, Pointer at, JsonNode value) {
    JsonNode written = value instanceof POJONode raw ? DecimalNode.valueOf(decimal(raw)) : value;
    switch (Manifest.submitted(tree).at(at.parent())) {
      case ObjectNode object -> object.set(at.last(), written);
      case ArrayNode array when at.last().equals("-") -> array.add(written);
      case ArrayNode array when op.equals("add") ->
          array.insert(Integer.parseInt(at.last()), written);
      case ArrayNode array -> array.set(Integer.parseInt(at.last()), written);
      default -> {}
    }
  }

  private static BigDecimal decimal(POJONode raw) {
    return new BigDecimal(String.valueOf(((RawValue) raw.getPojo()).rawValue()));
  }
}
