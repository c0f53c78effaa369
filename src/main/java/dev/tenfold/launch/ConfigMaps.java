package dev.tenfold.launch;

import dev.tenfold.source.Field;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Place;
import dev.tenfold.source.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The values of a ConfigMap: {@code data}, and {@code binaryData} that is UTF-8. */
final class ConfigMaps {
  private ConfigMaps() {}

  static Set<String> keys(Manifest configMap) {
    Set<String> keys = new LinkedHashSet<>(configMap.root().child("data").entries().keySet());
    keys.addAll(configMap.root().child("binaryData").entries().keySet());
    return keys;
  }

  static Optional<Text> value(Manifest configMap, String key) {
    Field data = configMap.root().down("data", key);
    if (data.isPresent()) {
      return Optional.of(
          data.node().isTextual() ? written(configMap, key, data.string()) : data.text());
    }
    Field binary = configMap.root().down("binaryData", key);
    return binary.isPresent()
        ? Optional.of(decoded(configMap, key, binary.string()))
        : Optional.empty();
  }

  private static Text written(Manifest configMap, String key, String text) {
    return Text.written(new Place.InConfigMapKey(configMap.name(), key, text), text);
  }

  private static Text decoded(Manifest configMap, String key, String base64) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      return written(configMap, key, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (IllegalArgumentException | CharacterCodingException notText) {
      return Text.unknown(
          "key \"" + key + "\" of ConfigMap \"" + configMap.name() + "\" is no text");
    }
  }
}
