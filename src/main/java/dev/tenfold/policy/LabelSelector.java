package dev.tenfold.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which labels an object must have, in the manner of Kubernetes: every condition must hold. */
public record LabelSelector(Map<String, String> matchLabels, List<Requirement> expressions) {
  /** Matches everything. */
  public static final LabelSelector EVERYTHING = new LabelSelector(Map.of(), List.of());

  /** How a label is compared, by the names that Kubernetes uses. */
  public enum Operator {
    IN("In"),
    NOT_IN("NotIn"),
    EXISTS("Exists"),
    DOES_NOT_EXIST("DoesNotExist");

    private final String title;

    Operator(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** A condition on one label. */
  public record Requirement(String key, Operator operator, List<String> values) {
    public Requirement {
      values = List.copyOf(values);
    }

    boolean holds(Map<String, String> labels) {
      String value = labels.get(key);
      return switch (operator) {
        case IN -> value != null && values.contains(value);
        case NOT_IN -> value == null || !values.contains(value);
        case EXISTS -> value != null;
        case DOES_NOT_EXIST -> value == null;
      };
    }

    /** Whether no value of the label can satisfy both. */
    boolean excludes(Requirement other) {
      if (equals(other) || !key.equals(other.key)) {
        return false;
      }
      return switch (operator) {
        case DOES_NOT_EXIST -> other.operator == Operator.IN || other.operator == Operator.EXISTS;
        case IN ->
            switch (other.operator) {
              case IN -> values.stream().noneMatch(other.values::contains);
              case NOT_IN -> other.values.containsAll(values);
              case DOES_NOT_EXIST -> true;
              case EXISTS -> false;
            };
        case NOT_IN -> other.operator == Operator.IN && values.containsAll(other.values);
        case EXISTS -> other.operator == Operator.DOES_NOT_EXIST;
      };
    }

    @Override
    public String toString() {
      return switch (operator) {
        case IN, NOT_IN -> key + " " + operator.title() + " (" + String.join(", ", values) + ")";
        case EXISTS, DOES_NOT_EXIST -> key + " " + operator.title();
      };
    }
  }

  public LabelSelector {
    matchLabels = Map.copyOf(matchLabels);
    expressions = List.copyOf(expressions);
  }

  public boolean isEverything() {
    return matchLabels.isEmpty() && expressions.isEmpty();
  }

  public boolean matches(Map<String, String> labels) {
    return conditions().stream().allMatch(condition -> condition.holds(labels));
  }

  /** Whether two of its conditions can never hold together. */
  boolean contradictsItself() {
    List<Requirement> conditions = conditions();
    return conditions.stream()
        .anyMatch(one -> conditions.stream().anyMatch(other -> one.excludes(other)));
  }

  private List<Requirement> conditions() {
    List<Requirement> all = new ArrayList<>(expressions);
    matchLabels.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(label ->
            all.add(new Requirement(label.getKey(), Operator.IN, List.of(label.getValue()))));
    return all;
  }

  @Override
  public String toString() {
    return isEverything()
        ? "everything"
        : String.join(" and ", conditions().stream().map(Requirement::toString).toList());
  }
}
