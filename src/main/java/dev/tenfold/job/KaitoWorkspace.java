package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * KAITO's Workspace, whose fields stand at the top level; one without {@code tuning} serves. The
 * rate is in a ConfigMap, for which KAITO has a template for either method (kaito-project/kaito,
 * api/v1beta1/workspace_types.go).
 */
public final class KaitoWorkspace implements JobKind {
  private static final KindFacts FACTS =
      KindFacts.of("kaito.sh", "Workspace", "workspaces", "v1beta1", "v1alpha1")
          .reads("/tuning", "/tuning/config")
          .immutable("/tuning/preset", "/tuning/method");
  private static final String KEY = "training_config.yaml";
  private static final String TEMPLATE = "-params-template";
  private static final Set<String> TEMPLATES = Set.of("lora" + TEMPLATE, "qlora" + TEMPLATE);

  @Override
  public KindFacts facts() {
    return FACTS;
  }

  @Override
  public List<Work> works(Manifest object, Lookup lookup) {
    Field tuning = object.root().child("tuning");
    if (!tuning.isPresent()) {
      return List.of();
    }
    Map<String, Text> settings = new LinkedHashMap<>(Scalars.entries(tuning));
    Field preset = tuning.down("preset", "name");
    if (preset.isPresent()) {
      settings.put("preset", preset.text());
    }
    return List.of(
        new Declared(
            tuning.at(),
            "tuning",
            "kaito",
            settings,
            recipe(tuning, object.namespace(), lookup),
            Map.of()));
  }

  /** None where KAITO's own template is meant, which its controller copies only later. */
  private static Optional<Text> recipe(Field tuning, String namespace, Lookup lookup) {
    String named = tuning.child("config").string();
    String name = named.isEmpty() ? tuning.child("method").string() + TEMPLATE : named;
    return switch (lookup.find(Lookup.Reference.configMap(namespace, name))) {
      case Reading.Found<Manifest>(Manifest found) ->
          Optional.of(ConfigMapText.of(found, KEY, found.root().down("data", KEY)));
      case Reading.Absent<Manifest> _ ->
          TEMPLATES.contains(name)
              ? Optional.empty()
              : Optional.of(Text.unknown("ConfigMap \"" + name + "\" does not exist yet"));
      case Reading.Unreadable<Manifest>(String why) ->
          TEMPLATES.contains(name) ? Optional.empty() : Optional.of(Text.unknown(why));
    };
  }
}
