package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The parameters of Argo and what stands for them (argoproj/argo-workflows, workflow_types.go).
 * Only a literal value is filled in; what a step computes stays a placeholder.
 */
final class ArgoParameters {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\{\\{=?\\s{0,20}((?:(?:workflow|inputs)\\.parameters|item)"
              + "(?:\\.[A-Za-z0-9_-]{1,200}|\\[['\"][^'\"{}]{1,200}['\"]]){0,4})\\s{0,20}}}");

  private final ArgoCluster cluster;
  private final Placeholders placeholders = new Placeholders();

  ArgoParameters(ArgoCluster cluster) {
    this.cluster = cluster;
  }

  /** Fills in what is known; names are {@code workflow.parameters.x} and the like. */
  UnaryOperator<Text> fill(Map<String, Text> names) {
    return placeholders.fill(
        PLACEHOLDER,
        matcher ->
            Optional.ofNullable(
                names.get(matcher.group(1).replaceAll("\\[['\"](.*?)['\"]]", ".$1"))));
  }

  /** The parameters of a list that have a value; {@code default} stands where none is given. */
  Map<String, Text> of(Field holder) {
    Map<String, Text> values = new LinkedHashMap<>();
    for (Field parameter : holder.child("parameters").items()) {
      value(parameter).ifPresent(text -> values.put(parameter.child("name").string(), text));
    }
    return values;
  }

  private Optional<Text> value(Field parameter) {
    if (parameter.child("value").isPresent()) {
      return Optional.of(Scalars.text(parameter.child("value")));
    }
    Field from = parameter.child("valueFrom");
    if (from.child("configMapKeyRef").isPresent()) {
      Text text = cluster.value(from.child("configMapKeyRef"));
      return Optional.of(
          text.isKnown() || !from.child("default").isPresent()
              ? text
              : Scalars.text(from.child("default")));
    }
    if (parameter.child("default").isPresent()) {
      return Optional.of(Scalars.text(parameter.child("default")));
    }
    return from.isPresent()
        ? Optional.of(
            Text.unknown(
                "parameter \""
                    + parameter.child("name").string()
                    + "\" is computed while the workflow runs"))
        : Optional.empty();
  }

  /** What a loop puts in the place of {@code item}: the names with their values. */
  static Map<String, Text> items(Field caller, UnaryOperator<Text> fill) {
    if (caller.child("withItems").isPresent()) {
      return items(caller.child("withItems").items().stream().map(ArgoParameters::item).toList());
    }
    if (caller.child("withParam").isPresent()) {
      Text list = fill.apply(caller.child("withParam").text());
      return list.isKnown() ? items(elements(list)) : unknown("withParam is computed");
    }
    return caller.child("withSequence").isPresent() ? unknown("withSequence counts") : Map.of();
  }

  private static Map<String, Text> unknown(String why) {
    return Map.of("item", Text.unknown(why));
  }

  private static Map<String, Text> item(Field field) {
    if (!field.node().isObject()) {
      return Map.of("item", Scalars.text(field));
    }
    Map<String, Text> fields = new LinkedHashMap<>();
    Scalars.entries(field).forEach((key, text) -> fields.put("item." + key, text));
    return fields;
  }

  /** The elements of a JSON list. */
  private static List<Map<String, Text>> elements(Text list) {
    List<Map<String, Text>> elements = new ArrayList<>();
    for (Tree tree : YamlText.read(list).trees()) {
      if (tree instanceof Tree.Sequence sequence) {
        sequence.items().forEach(item -> elements.add(element(item)));
      }
    }
    return elements;
  }

  private static Map<String, Text> element(Tree tree) {
    Map<String, Text> fields = new LinkedHashMap<>();
    if (tree instanceof Tree.Scalar scalar) {
      fields.put("item", scalar.text());
    } else if (tree instanceof Tree.Mapping mapping) {
      mapping
          .entries()
          .forEach((key, value) -> {
            if (value instanceof Tree.Scalar scalar) {
              fields.put("item." + key, scalar.text());
            }
          });
    }
    return fields;
  }

  /** A loop over rates is a search, as it is in a shell. */
  private static Map<String, Text> items(List<Map<String, Text>> items) {
    Map<String, List<Text>> byName = new LinkedHashMap<>();
    items.forEach(item ->
        item.forEach(
            (name, text) -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(text)));
    Map<String, Text> values = new HashMap<>();
    byName.forEach((name, texts) ->
        values.put(
            name,
            texts.size() < items.size()
                ? Text.unknown("\"" + name + "\" is not set for every item")
                : same(texts).orElseGet(() -> SearchSpace.oneOf(name, texts))));
    return values;
  }

  private static Optional<Text> same(List<Text> texts) {
    return texts.stream().map(Text::toString).distinct().count() == 1
        ? Optional.of(texts.getFirst())
        : Optional.empty();
  }
}
