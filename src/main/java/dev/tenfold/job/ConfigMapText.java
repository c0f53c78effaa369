package dev.tenfold.job;

import dev.tenfold.source.Field;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Place;
import dev.tenfold.source.Text;

/** The text of a key of a ConfigMap that an object refers to. */
final class ConfigMapText {
  private ConfigMapText() {}

  static Text of(Manifest configMap, String key, Field data) {
    return data.node().isTextual()
        ? Text.written(
            new Place.InConfigMapKey(configMap.name(), key, data.string()), data.string())
        : Text.unknown("ConfigMap \"" + configMap.name() + "\" has no key \"" + key + "\"");
  }
}
