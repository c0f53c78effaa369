package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the specification of a workflow: its own templates, and the one it may refer to. */
final class ArgoWorkflowSpec {
  private static final String GROUP = "argoproj.io";

  private ArgoWorkflowSpec() {}

  static List<Work> works(Field spec, String namespace, Lookup lookup) {
    Map<String, Text> arguments = ArgoTemplates.parameters(spec.child("arguments"));
    List<Work> works = new ArrayList<>(ArgoTemplates.works(spec, arguments, namespace, lookup));
    Field reference = spec.child("workflowTemplateRef");
    if (!reference.isPresent()) {
      return works;
    }
    boolean cluster = reference.child("clusterScope").isTrue();
    Reading<Manifest> found =
        lookup.find(
            new Lookup.Reference(
                GROUP,
                cluster ? "ClusterWorkflowTemplate" : "WorkflowTemplate",
                cluster ? "" : namespace,
                reference.child("name").string()));
    switch (found) {
      case Reading.Found<Manifest>(Manifest template) ->
          ArgoTemplates.works(template.root().child("spec"), arguments, namespace, lookup)
              .forEach(work -> works.add(work.from(reference.at())));
      case Reading.Absent<Manifest> _ ->
          works.add(
              unseen(
                  reference,
                  namespace,
                  "workflow template \""
                      + reference.child("name").string()
                      + "\" does not exist yet"));
      case Reading.Unreadable<Manifest>(String why) -> works.add(unseen(reference, namespace, why));
    }
    return works;
  }

  /** Something that is started, and of which only the reason why it cannot be seen is known. */
  static Container unseen(Field reference, String namespace, String why) {
    return new Container(
        reference.at(),
        "what " + reference.at().last() + " names",
        namespace,
        "",
        Text.unknown(why),
        Optional.of(new Container.Words(reference.at(), List.of(Text.unknown(why)))),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }
}
