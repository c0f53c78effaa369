package dev.tenfold.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.cli.Input.FileObject;
import dev.tenfold.cli.Input.Problem;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import dev.tenfold.source.YamlText.Tree;
import java.util.ArrayList;
import java.util.List;

/** What the text of one file holds. */
record Parsed(
    SourceFile file, List<FileObject> objects, List<Problem> problems, List<String> notes) {
  private static final int DEEPEST_LIST = 8;

  static Parsed of(SourceFile file) {
    Parsed parsed = new Parsed(file, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    YamlText.Documents documents =
        YamlText.readFile(Text.written(new Place.InSubmitted(Pointer.ROOT), file.text()));
    Lines lines = new Lines(file.text());
    int document = 0;
    for (Tree tree : documents.trees()) {
      parsed.add(document++, tree, lines, 0);
    }
    documents.problem().ifPresent(parsed::broken);
    return parsed;
  }

  private void broken(YamlText.Problem problem) {
    String text = file.text();
    String line = text.lines().skip(problem.line() - 1L).findFirst().orElse("");
    String before = text.lines().skip(Math.max(0, problem.line() - 2L)).findFirst().orElse("");
    if (line.contains("{{") || before.contains("{{")) {
      notes.add(file.name() + ": passed over from line " + problem.line() + ", a template");
    } else if (file.name().endsWith(".json") && text.matches("(?s).*(^|\\s)(//|/\\*).*")) {
      notes.add(file.name() + ": passed over, JSON with comments");
    } else {
      problems.add(new Problem(file.name(), problem.line(), problem.column(), problem.message()));
    }
  }

  /** An object, or the objects of a list. */
  private void add(int document, Tree tree, Lines lines, int depth) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      return;
    }
    JsonNode json = KubernetesYaml.toJson(tree);
    String kind = json.path("kind").asText("");
    if (!json.path("apiVersion").isTextual() || kind.isEmpty()) {
      return;
    }
    if (kind.endsWith("List")
        && mapping.entries().get("items") instanceof Tree.Sequence items
        && depth < DEEPEST_LIST) {
      items.items().forEach(item -> add(document, item, lines, depth + 1));
      return;
    }
    objects.add(new FileObject(file, document, tree, json, lines));
  }
}
