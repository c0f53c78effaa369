package dev.tenfold.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cursor at one field of a manifest. It can be moved anywhere, there or not; a value of the wrong
 * type reads as unknown text that says so.
 */
public record Field(Manifest manifest, Pointer at, JsonNode node) {

  public Field child(String name) {
    return new Field(
        manifest, at.child(name), node.isObject() ? node.path(name) : Manifest.missing());
  }

  public Field child(int index) {
    return new Field(manifest, at.child(index), node.isArray() ? node.path(index) : node);
  }

  /** Follows names down. */
  public Field down(String... names) {
    Field field = this;
    for (String name : names) {
      field = field.child(name);
    }
    return field;
  }

  /** Whether there is a value; {@code null} counts as none, as it does for Kubernetes. */
  public boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** The elements of a list; none where it is no list. */
  public List<Field> items() {
    List<Field> items = new ArrayList<>();
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        items.add(new Field(manifest, at.child(i), node.get(i)));
      }
    }
    return items;
  }

  /** The fields of a map, in order; none where it is no map. */
  public Map<String, Field> entries() {
    Map<String, Field> entries = new LinkedHashMap<>();
    if (node.isObject()) {
      node.properties()
          .forEach(entry ->
              entries.put(
                  entry.getKey(), new Field(manifest, at.child(entry.getKey()), entry.getValue())));
    }
    return entries;
  }

  /** The text here; unknown where it is none. */
  public Text text() {
    if (node.isTextual()) {
      return manifest.text(at, node.textValue());
    }
    return Text.unknown(shortPath() + " is " + type() + ", not text");
  }

  /** The same, with a number as API servers write it: its place is then the number as a whole. */
  public Text scalar() {
    return node.isNumber() ? manifest.text(at, NumberText.of(node)) : text();
  }

  /** The string here, or the empty one where it is none. */
  public String string() {
    return node.isTextual() ? node.textValue() : "";
  }

  public boolean isTrue() {
    return node.isBoolean() && node.booleanValue();
  }

  private String type() {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "a map";
      case BOOLEAN -> "a boolean";
      case NUMBER -> "a number";
      case NULL -> "null";
      case MISSING -> "missing";
      case STRING, BINARY, POJO -> "text";
    };
  }

  private String shortPath() {
    String last = at.last();
    boolean index = !last.isEmpty() && last.chars().allMatch(Character::isDigit);
    return index ? at.parent().last() + "[" + last + "]" : last;
  }
}
