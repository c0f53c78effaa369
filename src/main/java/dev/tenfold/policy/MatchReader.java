package dev.tenfold.policy;

import dev.tenfold.policy.LabelSelector.Operator;
import dev.tenfold.policy.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads which objects a policy means, and the kinds that it adds. */
final class MatchReader {
  private static final Pattern KEY =
      Pattern.compile("([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
  private static final Pattern VALUE =
      Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");
  private static final Pattern PATH = Pattern.compile("(/[^/]+)+");

  private MatchReader() {}

  static Match match(Part part) {
    part.knows("kinds", "namespaceSelector", "objectSelector");
    List<Match.Kind> kinds = new ArrayList<>();
    List<Part> entries = part.parts("kinds");
    part.require("kinds", !part.has("kinds") || !entries.isEmpty(), Rules.KINDS_EMPTY);
    for (Part kind : entries) {
      kind.knows("group", "kind");
      kinds.add(new Match.Kind(kind.string("group"), kind(kind)));
    }
    return new Match(
        kinds, selector(part.part("namespaceSelector")), selector(part.part("objectSelector")));
  }

  private static String kind(Part part) {
    String kind = part.string("kind").orElse("");
    part.require("kind", !kind.isEmpty(), Rules.KIND);
    return kind;
  }

  static List<AdditionalKind> additionalKinds(Part spec) {
    List<AdditionalKind> kinds = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean once = true;
    for (Part part : spec.parts("additionalKinds")) {
      part.knows("group", "kind", "podTemplates");
      List<String> paths = part.strings("podTemplates");
      part.require(
          "podTemplates",
          !paths.isEmpty() && paths.stream().allMatch(path -> PATH.matcher(path).matches()),
          Rules.POD_TEMPLATES);
      String group = part.string("group").orElse("");
      AdditionalKind kind = new AdditionalKind(group, kind(part), paths);
      once &= seen.add(group + "/" + kind.kind());
      kinds.add(kind);
    }
    spec.require("additionalKinds", once, Rules.KIND_TWICE);
    return kinds;
  }

  static LabelSelector selector(Part part) {
    part.knows("matchLabels", "matchExpressions");
    Map<String, String> labels = part.map("matchLabels");
    labels.forEach((key, value) -> label(part, key, List.of(value)));
    List<Requirement> expressions = new ArrayList<>();
    for (Part expression : part.parts("matchExpressions")) {
      expression.knows("key", "operator", "values");
      expressions.add(requirement(expression));
    }
    LabelSelector selector = new LabelSelector(labels, expressions);
    part.require(!selector.contradictsItself(), Rules.SELECTOR_CONTRADICTION);
    return selector;
  }

  private static Requirement requirement(Part part) {
    String key = part.string("key").orElse("");
    List<String> values = part.strings("values");
    Operator operator = operator(part);
    boolean needsValues = operator == Operator.IN || operator == Operator.NOT_IN;
    part.require(needsValues == !values.isEmpty(), Rules.SELECTOR_VALUES);
    label(part, key, values);
    return new Requirement(key, operator, values);
  }

  private static Operator operator(Part part) {
    String name = part.string("operator").orElse("");
    for (Operator operator : Operator.values()) {
      if (operator.title().equals(name)) {
        return operator;
      }
    }
    part.require("operator", false, "write In, NotIn, Exists or DoesNotExist");
    return Operator.EXISTS;
  }

  private static void label(Part part, String key, List<String> values) {
    part.require(
        KEY.matcher(key).matches()
            && values.stream().allMatch(value -> VALUE.matcher(value).matches()),
        Rules.SELECTOR_LABEL);
  }
}
