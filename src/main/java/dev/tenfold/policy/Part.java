package dev.tenfold.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.policy.PolicyReading.Problem;
import dev.tenfold.source.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A part of a policy that is being read. What is wrong with it is noted with its place. */
final class Part {
  private final Field field;
  private final List<Problem> problems;
  private final List<Problem> ignored;

  private Part(Field field, List<Problem> problems, List<Problem> ignored) {
    this.field = field;
    this.problems = problems;
    this.ignored = ignored;
  }

  static Part of(Field field) {
    return new Part(field, new ArrayList<>(), new ArrayList<>());
  }

  List<Problem> problems() {
    return problems;
  }

  List<Problem> ignored() {
    return ignored;
  }

  boolean isPresent() {
    return field.isPresent();
  }

  boolean has(String name) {
    return field.child(name).isPresent();
  }

  /** Notes what is wrong with this part. */
  void refuse(String sentence) {
    problems.add(new Problem(field.at(), sentence));
  }

  /** Notes what is wrong with this part unless the condition holds. */
  void require(boolean condition, String sentence) {
    if (!condition) {
      refuse(sentence);
    }
  }

  /** Notes every field that is not one of these. */
  void knows(String... names) {
    Set<String> known = Set.of(names);
    field
        .entries()
        .forEach((name, value) -> {
          if (!known.contains(name)) {
            ignored.add(
                new Problem(
                    value.at(), "unknown field; the fields here are " + String.join(", ", names)));
          }
        });
  }

  /** A map with fields of its own; where there is none it reads as an empty one. */
  Part part(String name) {
    Part part = new Part(field.child(name), problems, ignored);
    if (part.isPresent() && !part.field.node().isObject()) {
      part.refuse("write a map of fields");
    }
    return part;
  }

  /** The elements of a list of maps. */
  List<Part> parts(String name) {
    List<Part> parts = new ArrayList<>();
    for (Field item : list(name)) {
      Part part = new Part(item, problems, ignored);
      if (item.node().isObject()) {
        parts.add(part);
      } else {
        part.refuse("write a map of fields");
      }
    }
    return parts;
  }

  /** The elements of a list of texts. */
  List<Part> texts(String name) {
    List<Part> parts = new ArrayList<>();
    for (Field item : list(name)) {
      Part part = new Part(item, problems, ignored);
      if (item.node().isTextual()) {
        parts.add(part);
      } else {
        part.refuse("write text, in quotes where it looks like a number");
      }
    }
    return parts;
  }

  List<String> strings(String name) {
    return texts(name).stream().map(Part::string).toList();
  }

  /** The text of this part. */
  String string() {
    return field.string();
  }

  private List<Field> list(String name) {
    Field list = field.child(name);
    if (list.isPresent() && !list.node().isArray()) {
      new Part(list, problems, ignored).refuse("write a list");
    }
    return list.items();
  }

  /** The labels or the like under a name. */
  Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    Part part = part(name);
    part.field
        .entries()
        .forEach((key, value) -> {
          if (value.node().isTextual()) {
            map.put(key, value.string());
          } else {
            new Part(value, problems, ignored)
                .refuse("write text, in quotes where it looks like a number or a boolean");
          }
        });
    return map;
  }

  Optional<String> string(String name) {
    Field child = field.child(name);
    if (child.isPresent() && !child.node().isTextual()) {
      new Part(child, problems, ignored).refuse("write text");
      return Optional.empty();
    }
    return child.isPresent() ? Optional.of(child.string()) : Optional.empty();
  }

  /** Notes what is wrong with a field unless the condition holds. */
  void require(String name, boolean condition, String sentence) {
    if (!condition) {
      problems.add(new Problem(field.child(name).at(), sentence));
    }
  }

  Optional<BigDecimal> number(String name) {
    JsonNode node = field.child(name).node();
    if (!field.child(name).isPresent()) {
      return Optional.empty();
    }
    require(name, node.isNumber(), "write a number without quotes, such as 2.0e-5");
    return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
  }

  int integer(String name) {
    JsonNode node = field.child(name).node();
    boolean fits = node.isIntegralNumber() && node.canConvertToInt();
    require(name, fits || !field.child(name).isPresent(), "write a whole number");
    return fits ? node.intValue() : 0;
  }

  boolean isTrue(String name) {
    Field child = field.child(name);
    require(name, !child.isPresent() || child.node().isBoolean(), "write true or false");
    return child.isTrue();
  }

  /** One of the actions that make sense here. */
  Optional<Action> action(String name, List<Action> allowed) {
    JsonNode node = field.child(name).node();
    if (!field.child(name).isPresent()) {
      return Optional.empty();
    }
    Optional<Action> action = Action.of(node.asText()).filter(allowed::contains);
    require(
        name,
        action.isPresent() && node.isTextual(),
        node.isBoolean()
            ? "YAML reads this as a boolean; write \"Off\" in quotes"
            : node + " is not supported; write " + Action.titles(allowed));
    return action;
  }
}
