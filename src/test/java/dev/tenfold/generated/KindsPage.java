package dev.tenfold.generated;

import dev.tenfold.job.JobKinds;
import dev.tenfold.job.KindFacts;
import dev.tenfold.job.ReferencedKinds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** {@code docs/kinds.md}: a row for each kind. */
final class KindsPage {
  private static final String HEAD =
      """
      # Kinds

      Written by `make docs` from the list of kinds in the code: do not edit.

      Every kind that Tenfold judges, where it is read (`*` for every key or element), on which operations the API server
      asks about it, and what is fixed once an object is there: its API server or its controller lets it change no more, so
      that Tenfold never patches it on an update. Beside the places below, an object's own `metadata` is read for `tenfold.dev/allow` and its owner, and so are
      the ConfigMaps that its containers mount or take variables from. Subresources such as `status` and `scale`, and
      deletions, never reach Tenfold.

      | kind | group | versions | read at | asked on | fixed once it is there |
      |---|---|---|---|---|---|
      """;

  private static final String REFERENCED =
      """

      ## Looked up

      A job may leave what it starts to another object. These are read by name when a job refers to one; what is not there
      is unknown, and its name is in the reason.

      | kind | group | versions |
      |---|---|---|
      | ConfigMap | core | v1 |
      """;

  private KindsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    JobKinds.ALL.stream()
        .map(kind -> kind.facts())
        .sorted(
            Comparator.comparingInt((KindFacts facts) -> order(facts.group()))
                .thenComparing(KindFacts::group)
                .thenComparing(KindFacts::kind))
        .forEach(facts -> page.append(row(facts)));
    page.append(REFERENCED);
    ReferencedKinds.ALL.forEach(facts ->
        page.append(cells(facts.kind(), facts.group(), String.join(", ", facts.versions()))));
    return page.toString();
  }

  /** Kubernetes' own kinds first. */
  private static int order(String group) {
    return group.contains(".") ? 1 : 0;
  }

  private static String row(KindFacts facts) {
    List<String> read = new ArrayList<>();
    facts.podTemplates().forEach(path -> read.add(path.isEmpty() ? "/spec" : path));
    read.addAll(facts.reads());
    String kind =
        facts
            .label()
            .map(label -> facts.kind() + " with `" + label + ": \"true\"`")
            .orElse(facts.kind());
    return cells(
        kind,
        facts.group().isEmpty() ? "core" : facts.group(),
        String.join(", ", facts.versions()),
        paths(read),
        facts.operations().stream().map(Enum::name).collect(Collectors.joining(", ")),
        paths(facts.immutable()));
  }

  private static String paths(List<String> paths) {
    return paths.stream().map(path -> '`' + path + '`').collect(Collectors.joining("<br>"));
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
