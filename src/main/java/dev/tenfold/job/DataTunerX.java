package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a Finetune of DataTunerX: the Hyperparameter it names, and its overrides, which win. */
final class DataTunerX {
  private static final String GROUP = "core.datatunerx.io";

  private DataTunerX() {}

  static Declared works(Field finetune, String namespace, Lookup lookup) {
    Field hyperparameter = finetune.child("hyperparameter");
    Map<String, Text> settings = new LinkedHashMap<>();
    Optional<Text> unread = Optional.empty();
    Field reference = hyperparameter.child("hyperparameterRef");
    if (reference.isPresent()) {
      String name = reference.string();
      switch (lookup.find(new Lookup.Reference(GROUP, "Hyperparameter", namespace, name))) {
        case Reading.Found<Manifest>(Manifest found) ->
            settings.putAll(Scalars.entries(found.root().down("spec", "parameters")));
        case Reading.Absent<Manifest> _ ->
            unread =
                Optional.of(Text.unknown("Hyperparameter \"" + name + "\" does not exist yet"));
        case Reading.Unreadable<Manifest>(String why) -> unread = Optional.of(Text.unknown(why));
      }
    }
    settings.putAll(Scalars.entries(hyperparameter.child("overrides")));
    Declared declared = declared(finetune, settings);
    return new Declared(
        declared.at(),
        declared.where(),
        declared.framework(),
        declared.settings(),
        unread,
        Map.of());
  }

  static Declared declared(Field at, Map<String, Text> settings) {
    return new Declared(
        at.at(), "the resource", "datatunerx", settings, Optional.empty(), Map.of());
  }
}
