package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;

/** What a workflow finds around it: stored templates, and parameters in ConfigMaps. */
record ArgoCluster(String namespace, Lookup lookup, KnownKinds kinds) {
  private static final String GROUP = "argoproj.io";

  /** The WorkflowTemplate, or the one of the whole cluster, that a reference names. */
  Reading<Manifest> template(Field reference) {
    boolean cluster = reference.child("clusterScope").isTrue();
    return lookup.find(
        new Lookup.Reference(
            GROUP,
            cluster ? "ClusterWorkflowTemplate" : "WorkflowTemplate",
            cluster ? "" : namespace,
            reference.child("name").string()));
  }

  static String missing(Field reference) {
    return "workflow template \"" + reference.child("name").string() + "\" does not exist yet";
  }

  /** The value of a ConfigMap's key. */
  Text value(Field keyRef) {
    String name = keyRef.child("name").string();
    String key = keyRef.child("key").string();
    return switch (lookup.find(Lookup.Reference.configMap(namespace, name))) {
      case Reading.Found<Manifest>(Manifest map) ->
          ConfigMapText.of(map, key, map.root().down("data", key));
      case Reading.Absent<Manifest> _ ->
          Text.unknown("ConfigMap \"" + name + "\" does not exist yet");
      case Reading.Unreadable<Manifest>(String why) -> Text.unknown(why);
    };
  }

  Container unseen(Field reference, String why) {
    return Container.unseen(
        reference.at(), "what " + reference.at().last() + " names", namespace, why);
  }
}
