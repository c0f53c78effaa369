package dev.tenfold.generated;

import dev.tenfold.job.JobKinds;
import dev.tenfold.job.KindFacts;
import dev.tenfold.job.ReferencedKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The chart's list of kinds: the rules of its webhooks, and what its role may read. */
final class ChartKinds {
  private ChartKinds() {}

  /** What has the same rule but for its resource. */
  private record Rule(
      String group,
      List<String> versions,
      List<KindFacts.Operation> operations,
      KindFacts.Scope scope) {
    static Rule of(KindFacts facts, List<KindFacts.Operation> operations) {
      return new Rule(
          facts.group(), facts.versions().stream().sorted().toList(), operations, facts.scope());
    }
  }

  static String text() {
    StringBuilder yaml = new StringBuilder();
    yaml.append("# Written by `make docs` from the list of kinds in the code: do not edit.\n");
    yaml.append(
        "# When the API server asks the webhooks. A kind that a cluster does not have costs nothing.\n");
    yaml.append("rules:\n");
    List<KindFacts> unlabelled = facts().stream().filter(kind -> kind.label().isEmpty()).toList();
    rules(yaml, "  ", unlabelled, KindFacts::operations);
    yaml.append(
        "# Kinds whose launch cannot change. One that was patched is asked for as it was\n");
    yaml.append("# written when its manifest is applied again, and is patched again.\n");
    yaml.append("appliedAgain:\n");
    rules(
        yaml,
        "  ",
        unlabelled.stream()
            .filter(kind -> !kind.operations().contains(KindFacts.Operation.UPDATE))
            .toList(),
        _ -> List.of(KindFacts.Operation.UPDATE));
    yaml.append("# Kinds of which only objects with a label are judged.\n");
    yaml.append("labelled:\n");
    for (KindFacts kind : facts().stream().filter(kind -> kind.label().isPresent()).toList()) {
      yaml.append("  - name: ").append(kind.resource()).append('\n');
      yaml.append("    label: ").append(kind.label().orElseThrow()).append('\n');
      yaml.append("    rules:\n");
      rules(yaml, "      ", List.of(kind), KindFacts::operations);
    }
    yaml.append("# Objects that a judged one may refer to, besides ConfigMaps.\n");
    yaml.append("reads:\n");
    Map<String, TreeSet<String>> reads = new TreeMap<>();
    ReferencedKinds.ALL.forEach(
        kind -> reads.computeIfAbsent(kind.group(), _ -> new TreeSet<>()).add(kind.resource()));
    reads.forEach((group, resources) ->
        yaml.append("  - apiGroups: ")
            .append(list(List.of(group)))
            .append('\n')
            .append("    resources: ")
            .append(list(resources))
            .append('\n')
            .append("    verbs: [\"get\"]\n"));
    return yaml.toString();
  }

  private static List<KindFacts> facts() {
    return JobKinds.ALL.stream().map(kind -> kind.facts()).toList();
  }

  private static void rules(
      StringBuilder yaml,
      String indent,
      List<KindFacts> kinds,
      Function<KindFacts, List<KindFacts.Operation>> operations) {
    Map<Rule, TreeSet<String>> rules = new LinkedHashMap<>();
    for (KindFacts kind : kinds) {
      Rule rule = Rule.of(kind, operations.apply(kind));
      rules.computeIfAbsent(rule, _ -> new TreeSet<>()).add(kind.resource());
    }
    List<Rule> sorted = new ArrayList<>(rules.keySet());
    sorted.sort(
        java.util.Comparator.comparing(Rule::group)
            .thenComparing(rule -> rule.versions().toString())
            .thenComparing(rule -> rule.operations().toString())
            .thenComparing(rule -> rule.scope().name()));
    for (Rule rule : sorted) {
      yaml.append(indent).append("- apiGroups: ").append(list(List.of(rule.group()))).append('\n');
      yaml.append(indent).append("  apiVersions: ").append(list(rule.versions())).append('\n');
      yaml.append(indent)
          .append("  operations: ")
          .append(list(rule.operations().stream().map(Enum::name).toList()))
          .append('\n');
      yaml.append(indent)
          .append("  resources: ")
          .append(list(java.util.Objects.requireNonNull(rules.get(rule))))
          .append('\n');
      yaml.append(indent).append("  scope: ").append(scope(rule.scope())).append('\n');
    }
  }

  private static String scope(KindFacts.Scope scope) {
    return switch (scope) {
      case NAMESPACED -> "Namespaced";
      case CLUSTER -> "Cluster";
    };
  }

  private static String list(Iterable<String> items) {
    List<String> quoted = new ArrayList<>();
    items.forEach(item -> quoted.add('"' + item + '"'));
    return quoted.stream().collect(Collectors.joining(", ", "[", "]"));
  }
}
